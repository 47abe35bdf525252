import type { QueryConfig } from 'pg';
import type { DataSource, EntityManager, ObjectLiteral } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from './access.js';
import { DomainError, forbidden, type Language, notFound, unauthenticated } from './errors.js';
import type { DomainEvent, EventBus } from './events.js';
import { insertOf, selectOf, type Statement, together, updateOf } from './records.js';
import { Transaction } from './transaction.js';
import { nameOf } from './wire.js';

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
  readonly #transaction: Transaction;
  #isAuthorized = false;
  /** Rows that loaders have batched; one map per loader, for this operation only. */
  readonly loaders = new Map<unknown, unknown>();

  constructor(
    private readonly database: DataSource,
    private readonly bus: EventBus,
    readonly facts: CtxFacts,
  ) {
    this.#transaction = new Transaction(database, facts, () => settingsOf(facts));
  }

  /** Statements sent so far, beside the transaction's own. */
  get statements(): number {
    return this.#transaction.statements;
  }

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
    await this.#transaction.restate();
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
    return (await this.#transaction.ask({ name: nameOf(text), text, values: [...values] })).rows as Row[];
  }

  /** As `sql`, each row as an array in the order of its columns: for wide pages, where objects by name cost. */
  async rows(text: string, values: readonly unknown[] = []): Promise<unknown[][]> {
    return (await this.#transaction.ask({ name: nameOf(text), text, values: [...values], rowMode: 'array' })).rows as unknown[][];
  }

  /** Runs one statement whose rows nobody needs and that no rule can refuse: given back once it is sent. What is asked after it, and the commit, fail with it. */
  async send({ text, values }: Statement): Promise<void> {
    if (this.facts.kind === 'query') throw new Error(`${this.facts.operation} only reads`);
    await this.#transaction.send({ name: nameOf(text), text, values });
  }

  manager(): Promise<EntityManager> {
    return this.#transaction.manager();
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
      this.#transaction.forgetFailure();
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
   * Errors: what failed of the things that were only sent; else, of a mutation in which nobody said who may, that: a defect of ours, rolled back.
   */
  async commit(): Promise<void> {
    if (this.facts.kind === 'mutation' && !this.#isAuthorized && this.#transaction.isOpen) {
      await this.#transaction.rollback();
      throw this.#transaction.failure ?? new Error(`${this.facts.operation} wrote without authorizing`);
    }
    await this.#transaction.commit();
  }

  rollback(): Promise<void> {
    return this.#transaction.rollback();
  }

  #run({ text, values }: Statement): Promise<ObjectLiteral[]> {
    return this.sql<ObjectLiteral>(text, values);
  }
}

/** What row security and the change log read of whoever asks. */
function settingsOf(facts: CtxFacts): QueryConfig {
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
