import type { PoolClient, QueryArrayConfig, QueryConfig, QueryResult } from 'pg';
import type { DataSource, EntityManager, ObjectLiteral, QueryRunner } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from './access.js';
import { DomainError, forbidden, type Language, notFound, unauthenticated } from './errors.js';
import type { DomainEvent, EventBus } from './events.js';
import { log } from './log.js';
import { insertOf, selectOf, type Statement, together, updateOf } from './records.js';
import { inOneWrite, nameOf, withTheNextWrite } from './wire.js';

/** What is known of an operation before any SQL of it runs. */
export interface CtxFacts {
  requestId: string;
  /** The mutation's or command's name; the change log keeps it. */
  operation: string;
  language: Language;
  kind: 'query' | 'mutation';
  organizationId: string | null;
  accountId: string | null;
  actor: Actor | null;
  /** Transaction-local settings that prove who asks where there is no organization (e-mail, token hash). */
  credentials?: Partial<Record<'email' | 'token', string>>;
  /** A fixed clock for samples and dated imports; the database's clock otherwise. */
  clock?: () => Date;
}

/**
 * One operation, one transaction, one tenant. Opened lazily by the first SQL; a query is a read-only snapshot, a mutation
 * READ COMMITTED. Errors: SQL outside an organization fails closed (row security sees no tenant).
 */
export class Ctx {
  #runner: QueryRunner | undefined;
  #opening: Promise<PoolClient> | undefined;
  /** What begins the transaction; nobody waits for it before sending more, and everybody fails with it. */
  #begun: Promise<unknown> | undefined;
  /** Settled once everything that was asked so far has been answered, well or not. */
  #answered: Promise<unknown> | undefined;
  /** Why the transaction failed: what is said to statements after it is only that it has. */
  #failure: Error | undefined;
  #manager: EntityManager | undefined;
  #isAuthorized = false;
  #isOver = false;
  /** Statements sent so far, beside the transaction's own. */
  statements = 0;
  /** Rows that loaders have batched; one map per loader, for this operation only. */
  readonly loaders = new Map<unknown, unknown>();

  constructor(
    private readonly database: DataSource,
    private readonly bus: EventBus,
    readonly facts: CtxFacts,
  ) {}

  get language(): Language {
    return this.facts.language;
  }

  /** The signed-in member. Errors: UNAUTHENTICATED without a session, NOT_FOUND without access to the organization. */
  get actor(): Actor {
    if (this.facts.actor) return this.facts.actor;
    throw this.facts.accountId ? notFound() : unauthenticated();
  }

  get organizationId(): string {
    void this.actor;
    return this.facts.organizationId as string;
  }

  get accountId(): string {
    if (this.facts.accountId) return this.facts.accountId;
    throw unauthenticated();
  }

  newId(): string {
    return uuidv7();
  }

  /** The instant of this operation's facts: the fixed clock, or the database's clock after any lock has been waited for. */
  async instant(): Promise<Date> {
    if (this.facts.clock) return this.facts.clock();
    const [row] = await this.sql<{ now: Date }>(`select date_trunc('milliseconds', clock_timestamp()) as now`);
    return (row as { now: Date }).now;
  }

  /** Now, where being a few milliseconds off does no harm. */
  now(): Date {
    return this.facts.clock?.() ?? new Date();
  }

  /**
   * Acts from now on as somebody else: outside any organization with a credential, or inside the one that a credential led to.
   * Only where nothing runs beside it on this ctx: in mutations (their fields run one after the other), or apart.
   */
  async become(change: Partial<Pick<CtxFacts, 'organizationId' | 'accountId' | 'actor' | 'credentials'>>): Promise<void> {
    Object.assign(this.facts, change);
    if (this.#opening) this.#say(await this.#opening, this.#settings());
  }

  /** Reads as nobody yet, in a transaction of its own: the fields of a query run side by side, and one of them must not change who the others are. */
  async apart<Result>(read: (own: Ctx) => Promise<Result>): Promise<Result> {
    const own = new Ctx(this.database, this.bus, { ...this.facts, kind: 'query', organizationId: null, accountId: null, actor: null, credentials: {} });
    try {
      return await read(own);
    } finally {
      await own.rollback();
    }
  }

  /** Says who may. A mutation in which nobody said so can't commit. Errors: FORBIDDEN. */
  authorize(isAllowed: boolean): void {
    if (!isAllowed) throw forbidden();
    this.#isAuthorized = true;
    // Fields of one document run one after the other: what one of them has read, the next may have changed.
    if (this.facts.kind === 'mutation') this.loaders.clear();
  }

  /** Runs one prepared statement of a `*.queries.ts` in this operation's transaction. */
  async sql<Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return (await this.#ask({ name: nameOf(text), text, values: [...values] })).rows as Row[];
  }

  /** As `sql`, each row as an array in the order of its columns: for wide pages, where objects by name cost. */
  async rows(text: string, values: readonly unknown[] = []): Promise<unknown[][]> {
    return (await this.#ask({ name: nameOf(text), text, values: [...values], rowMode: 'array' })).rows as unknown[][];
  }

  /** Runs one statement whose rows nobody needs and that no rule can refuse: given back once it is sent. What is asked after it, and the commit, fail with it. */
  async send({ text, values }: Statement): Promise<void> {
    if (this.facts.kind === 'query') throw new Error(`${this.facts.operation} only reads`);
    this.#say(await this.#client(), { name: nameOf(text), text, values });
    this.statements++;
  }

  async manager(): Promise<EntityManager> {
    await this.#client();
    // TypeORM asks past this ctx: it must not meet what failed before it.
    await this.#answered;
    if (this.#failure) throw this.#failure;
    return (this.#manager ??= this.database.createEntityManager(this.#runner));
  }

  async insert<Entity extends ObjectLiteral>(type: new () => Entity, row: Partial<Entity> | Partial<Entity>[]): Promise<void> {
    await this.#run(insertOf(this.database.getMetadata(type), Array.isArray(row) ? row : [row]));
  }

  /** What `insert` would run, for whoever sends it with something else. */
  insertion<Entity extends ObjectLiteral>(type: new () => Entity, row: Partial<Entity>): Statement {
    return insertOf(this.database.getMetadata(type), [row]);
  }

  /** Writes only if the version is still the one that was read; says whether it was. Raises the version by one. */
  async update<Entity extends ObjectLiteral & { id: string; version: number }>(type: new () => Entity, entity: Entity, changes: Partial<Entity>): Promise<boolean> {
    const where = { organizationId: this.facts.organizationId, id: entity.id, version: entity.version };
    const [done] = await this.#run(updateOf(this.database.getMetadata(type), where, changes));
    if (!done) return false;
    Object.assign(entity, changes, { version: entity.version + 1 });
    return true;
  }

  async find<Entity extends ObjectLiteral>(type: new () => Entity, where: Partial<Entity>): Promise<Entity | null> {
    return (await this.list(type, where))[0] ?? null;
  }

  async list<Entity extends ObjectLiteral>(type: new () => Entity, where: Partial<Entity> = {}): Promise<Entity[]> {
    const rows = await this.#run(selectOf(this.database.getMetadata(type), { organizationId: this.organizationId, ...where }));
    return rows.map((row) => Object.assign(new type(), row));
  }

  /** As `find`. Errors: NOT_FOUND, the same for a missing record and for another tenant's. */
  async get<Entity extends ObjectLiteral>(type: new () => Entity, where: Partial<Entity>): Promise<Entity> {
    const row = await this.find(type, where);
    if (!row) throw notFound();
    return row;
  }

  /** Does a part that may be refused without losing the rest: a DomainError takes back what the part wrote, and is given instead of thrown. */
  async attempt<Result>(act: () => Promise<Result>): Promise<Result | DomainError> {
    await this.sql('savepoint part');
    try {
      const result = await act();
      await this.sql('release savepoint part');
      return result;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      await this.sql('rollback to savepoint part');
      this.#failure = undefined;
      return error;
    }
  }

  /** Says what happened, in the product's words, in the same transaction; read models follow it at once. What it consists of may go in the same statement: writes of different rows. */
  async record(event: DomainEvent, ...facts: Statement[]): Promise<void> {
    const told = {
      text: `insert into app.events (organization_id, id, name, subject_id, actor_id, occurred_at, details) values ($1, $2, $3, $4, $5, $6, $7)`,
      values: [this.facts.organizationId, this.newId(), event.name, event.subjectId ?? null, this.facts.actor?.personId ?? null, this.now(), JSON.stringify(event.details ?? {})],
    };
    await this.send(together([...facts, told]));
    await this.bus.publish(this, event);
  }

  /**
   * Makes what was done last. A reader waits for what it asked, not for the end of its snapshot; only `sql` and `rows` may run beside it.
   * Errors: what failed of the things that were only sent; an unauthorized mutation is a defect of ours and rolls back.
   */
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

  async #endReading(client: PoolClient): Promise<void> {
    withTheNextWrite(client);
    client.query('commit').catch((error: Error) => log.warn({ requestId: this.facts.requestId, error: error.message }, 'end of a snapshot'));
    await Promise.all([this.#begun, this.#answered]);
  }

  async #endWriting(client: PoolClient): Promise<void> {
    if (!this.#isAuthorized || this.#failure) {
      await client.query('rollback');
      throw this.#failure ?? new Error(`${this.facts.operation} wrote without authorizing`);
    }
    const [, { command }] = await Promise.all([this.#begun, client.query('commit')]);
    // PostgreSQL says that it rolled back without calling it an error.
    if (command !== 'COMMIT') throw this.#failure ?? new Error(`${this.facts.operation} was rolled back`);
  }

  #run({ text, values }: Statement): Promise<ObjectLiteral[]> {
    return this.sql<ObjectLiteral>(text, values);
  }

  async #ask(query: QueryConfig | QueryArrayConfig): Promise<QueryResult> {
    const answer = this.#say(await this.#client(), query);
    this.statements++;
    try {
      const [, result] = await Promise.all([this.#begun, answer]);
      return result;
    } catch (error) {
      throw this.#failure ?? error;
    }
  }

  #say(client: PoolClient, query: QueryConfig | QueryArrayConfig): Promise<QueryResult> {
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
    const { facts } = this;
    inOneWrite(client);
    const begin = facts.kind === 'query' ? 'begin isolation level repeatable read read only' : 'begin';
    this.#begun = Promise.all([client.query(begin), client.query(this.#settings())]);
    this.#begun.catch(() => undefined);
    return client;
  }

  #settings(): QueryConfig {
    const { facts } = this;
    return {
      name: 'ctx_settings',
      text: `select set_config('app.organization_id', $1, true), set_config('app.account_id', $2, true), set_config('app.actor_id', $3, true),
        set_config('app.request_id', $4, true), set_config('app.operation', $5, true), set_config('app.occurred_at', $6, true),
        set_config('app.email', $7, true), set_config('app.token', $8, true)`,
      values: [
        facts.organizationId ?? '',
        facts.accountId ?? '',
        facts.actor?.membershipId ?? '',
        facts.requestId,
        facts.operation,
        facts.clock?.().toISOString() ?? '',
        facts.credentials?.email ?? '',
        facts.credentials?.token ?? '',
      ],
    };
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
