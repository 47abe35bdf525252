import type { PoolClient, QueryArrayConfig, QueryConfig, QueryResult } from 'pg';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { log } from './log.js';
import { inOneWrite, withTheNextWrite } from './wire.js';

type Query = QueryConfig | QueryArrayConfig;

/**
 * One transaction on one connection, opened by its first statement: of a query a read-only snapshot, of a mutation READ COMMITTED.
 * It keeps its first failure: whatever is asked after it, and the commit, fail with that.
 */
export class Transaction {
  #runner: QueryRunner | undefined;
  #opening: Promise<PoolClient> | undefined;
  /** What begins it; nobody waits for it before sending more, and everybody fails with it. */
  #begun: Promise<unknown> | undefined;
  /** Settled once everything that was asked so far has been answered, well or not. */
  #answered: Promise<unknown> | undefined;
  /** Why it failed: what is said to statements after it is only that it has. */
  #failure: Error | undefined;
  #manager: EntityManager | undefined;
  #isOver = false;
  /** Statements sent so far, beside its own. */
  statements = 0;

  /** `settings` is what the database must know of whoever asks, once it begins and whenever that changes. */
  constructor(
    private readonly database: DataSource,
    private readonly facts: { requestId: string; operation: string; kind: 'query' | 'mutation' },
    private readonly settings: () => QueryConfig,
  ) {}

  get isOpen(): boolean {
    return this.#opening !== undefined;
  }

  async ask(query: Query): Promise<QueryResult> {
    const answer = this.#say(await this.#client(), query);
    this.statements++;
    try {
      const [, result] = await Promise.all([this.#begun, answer]);
      return result;
    } catch (error) {
      throw this.#failure ?? error;
    }
  }

  /** Given back once it is sent; what is asked after it, and the commit, fail with it. */
  async send(query: QueryConfig): Promise<void> {
    this.#say(await this.#client(), query);
    this.statements++;
  }

  /** Says the settings anew, where they were said before. */
  async restate(): Promise<void> {
    if (this.#opening) this.#say(await this.#opening, this.settings());
  }

  /** TypeORM asks past this transaction: it must not meet what failed before it. */
  async manager(): Promise<EntityManager> {
    await this.#client();
    await this.#answered;
    if (this.#failure) throw this.#failure;
    return (this.#manager ??= this.database.createEntityManager(this.#runner));
  }

  /** Why it failed, where it has. */
  get failure(): Error | undefined {
    return this.#failure;
  }

  /** After what failed was taken back to a savepoint. */
  forgetFailure(): void {
    this.#failure = undefined;
  }

  /** Errors: what failed of the things that were only sent. */
  async commit(): Promise<void> {
    if (!this.#opening) return;
    this.#isOver = true;
    try {
      const client = await this.#opening;
      await (this.facts.kind === 'query' ? this.#endReading(client) : this.#endWriting(client));
    } catch (error) {
      await this.#broken(error);
      throw error;
    }
    await this.#release();
  }

  async rollback(): Promise<void> {
    this.#isOver = true;
    if (!this.#opening) return;
    try {
      const client = await this.#opening;
      await client.query('rollback');
      await this.#release();
    } catch (error) {
      await this.#broken(error);
    }
  }

  /** A reader waits for what it asked, not for the end of its snapshot. */
  async #endReading(client: PoolClient): Promise<void> {
    withTheNextWrite(client);
    client.query('commit').catch((error: Error) => log.warn({ requestId: this.facts.requestId, error: error.message }, 'end of a snapshot'));
    await Promise.all([this.#begun, this.#answered]);
  }

  async #endWriting(client: PoolClient): Promise<void> {
    const [, { command }] = await Promise.all([this.#begun, client.query(this.#failure ? 'rollback' : 'commit')]);
    // PostgreSQL says that it rolled back without calling it an error.
    if (command !== 'COMMIT') throw this.#failure ?? new Error(`${this.facts.operation} was rolled back`);
  }

  #say(client: PoolClient, query: Query): Promise<QueryResult> {
    inOneWrite(client);
    const answer: Promise<QueryResult> = client.query(query);
    this.#answered = answer.then(
      () => undefined,
      (error: Error) => void (this.#failure ??= error),
    );
    return answer;
  }

  #client(): Promise<PoolClient> {
    if (this.#isOver) throw new Error(`${this.facts.operation} asked for data after its transaction`);
    return (this.#opening ??= this.#open());
  }

  async #open(): Promise<PoolClient> {
    const runner = this.database.createQueryRunner();
    this.#runner = runner;
    const client = (await runner.connect()) as PoolClient;
    inOneWrite(client);
    const begin = this.facts.kind === 'query' ? 'begin isolation level repeatable read read only' : 'begin';
    this.#begun = Promise.all([client.query(begin), client.query(this.settings())]);
    this.#begun.catch(() => undefined);
    return client;
  }

  async #release(): Promise<void> {
    const runner = this.#runner;
    this.#runner = this.#opening = this.#manager = undefined;
    await runner?.release();
  }

  /** A connection in an unknown state is thrown away, never given back with a transaction open. */
  async #broken(error: unknown): Promise<void> {
    const runner = this.#runner as (QueryRunner & { releasePostgresConnection(error?: Error): Promise<void> }) | undefined;
    this.#runner = this.#opening = this.#manager = undefined;
    await runner?.releasePostgresConnection(error as Error).catch(() => undefined);
  }
}
