import { createHash } from 'node:crypto';
import { type ApolloServerPlugin, type GraphQLResponse, HeaderMap } from '@apollo/server';
import { type ExecutionResult, GraphQLError, type GraphQLFormattedError, Kind, type OperationDefinitionNode } from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { DataSource } from 'typeorm';
import type { Actor } from '../access.js';
import { Ctx } from '../ctx.js';
import { DomainError, type Language } from '../errors.js';
import type { EventBus } from '../events.js';
import { log } from '../log.js';
import { seal, unseal } from '../seal.js';
import { failureOf } from './failure.js';

/** What the HTTP edge knows of a request before its operation runs. */
export interface Visit {
  requestId: string;
  language: Language;
  /** Remote address; rate limits of visitors without a session count by it. */
  address: string;
  isLoopback: boolean;
  accountId: string | null;
  sessionId: string | null;
  organizationId: string | null;
  actor: Actor | null;
  idempotencyKey: string | null;
  userAgent: string;
  /** Cookies that the operation sets; they go out only once it is committed. */
  cookies: string[];
  sendCookie: (value: string) => void;
}

export interface GraphQLContext {
  visit: Visit;
  ctx: Ctx;
}

interface ExecutionOptions {
  database: DataSource;
  bus: EventBus;
  /** Operations a minute of one member; visitors without a session get a tenth. */
  ratePerMinute: number;
  /** Says whether introspection is answered only to members. */
  isProduction: boolean;
}

type Result = Pick<ExecutionResult, 'data' | 'errors'>;

/**
 * Runs each operation compiled, in one ctx: commits when all went well, rolls everything back on any error of a mutation.
 * A mutation with an Idempotency-Key gives its first answer again. Sources: Stripe's contract of idempotent requests.
 */
export function executionPlugin({ database, bus, ratePerMinute, isProduction }: ExecutionOptions): ApolloServerPlugin<GraphQLContext> {
  const compiled = new Map<string, CompiledQuery | Result>();
  const memberRate = new RateLimiterMemory({ points: ratePerMinute, duration: 60 });
  const visitorRate = new RateLimiterMemory({ points: Math.ceil(ratePerMinute / 10), duration: 60 });

  return {
    async requestDidStart() {
      return {
        // Before parsing: what is refused for its form costs time too.
        async didResolveSource({ contextValue: { visit }, response }) {
          const limited = await limitOf(visit.actor ? memberRate : visitorRate, visit.actor?.membershipId ?? visit.address);
          if (!limited) return;
          response.http.headers.set('retry-after', String(limited));
          throw tooFast(limited, visit);
        },

        async didResolveOperation({ operation, contextValue: { visit } }) {
          if (isProduction && !visit.actor && operation && asksForSchema(operation)) throw new GraphQLError('Introspection is for members.', { extensions: { code: 'UNAUTHENTICATED' } });
        },

        async responseForOperation({ schema, document, operation, operationName, queryHash, request, contextValue }) {
          const { visit } = contextValue;
          if (!operation) return null;
          const key = `${queryHash}:${operationName ?? ''}`;
          // Values of enums and built-in scalars are copied: `plainFields` has looked at the enums, the API's tests look at every answer.
          const query = compiled.get(key) ?? compileQuery(schema, document, operationName ?? undefined, { disableLeafSerialization: true });
          if (!compiled.has(key)) {
            if (compiled.size >= 500) compiled.delete(compiled.keys().next().value as string);
            compiled.set(key, query as CompiledQuery | Result);
          }
          const run = async (ctx: Ctx): Promise<Result> => {
            contextValue.ctx = ctx;
            return isCompiledQuery(query) ? await query.query({}, contextValue, request.variables ?? {}) : (query as Result);
          };
          return answer(await perform(operation, visit, { query: request.query ?? '', operationName: operationName ?? null, variables: request.variables ?? {} }, run));
        },

        async willSendResponse({ response, contextValue: { visit } }) {
          response.http.headers.set('x-request-id', visit.requestId);
          if (response.body.kind !== 'single') return;
          const { singleResult } = response.body;
          if (singleResult.errors) singleResult.errors = singleResult.errors.map((error) => readable(error, visit));
        },
      };
    },
  };

  async function perform(operation: OperationDefinitionNode, visit: Visit, asked: object, run: (ctx: Ctx) => Promise<Result>): Promise<Result> {
    const isMutation = operation.operation === 'mutation';
    const ctx = new Ctx(database, bus, {
      requestId: visit.requestId,
      operation: operationOf(operation),
      language: visit.language,
      kind: isMutation ? 'mutation' : 'query',
      organizationId: visit.organizationId,
      accountId: visit.accountId,
      actor: visit.actor,
    });
    const startedAt = performance.now();
    try {
      // Kept per membership; a visitor without one (signing in) has nothing to keep it under.
      const key = isMutation && visit.actor ? visit.idempotencyKey : null;
      const kept = key ? await earlierAnswer(ctx, key, asked) : undefined;
      const result = kept ?? (await run(ctx));
      if (kept || (result.errors && isMutation)) {
        await ctx.rollback();
        return kept ?? { data: null, errors: result.errors };
      }
      if (key) {
        await ctx.become({ organizationId: visit.organizationId, actor: visit.actor });
        await keepAnswer(ctx, key, result);
      }
      await ctx.commit();
      for (const cookie of visit.cookies) visit.sendCookie(cookie);
      return result;
    } catch (error) {
      await ctx.rollback();
      return { data: null, errors: [error instanceof GraphQLError ? error : new GraphQLError('failed', { originalError: error as Error })] };
    } finally {
      log.info({ requestId: visit.requestId, operation: ctx.facts.operation, organizationId: visit.organizationId, actorId: visit.actor?.membershipId, ms: Math.round(performance.now() - startedAt), statements: ctx.statements }, 'operation');
    }
  }
}

function answer(result: Result): GraphQLResponse {
  return { http: { status: undefined, headers: new HeaderMap() }, body: { kind: 'single', singleResult: { data: result.data ?? null, ...(result.errors && { errors: result.errors }) } } };
}

/** The name that logs and the change log keep: the root fields, not what the client calls its operation. */
function operationOf(operation: OperationDefinitionNode): string {
  return operation.selectionSet.selections.map((selection) => (selection.kind === Kind.FIELD ? selection.name.value : '…')).join(',').slice(0, 200);
}

function asksForSchema(operation: OperationDefinitionNode): boolean {
  return operation.selectionSet.selections.some((selection) => selection.kind !== Kind.FIELD || selection.name.value === '__schema' || selection.name.value === '__type');
}

async function limitOf(limiter: RateLimiterMemory, key: string): Promise<number | undefined> {
  try {
    await limiter.consume(key);
    return undefined;
  } catch (refusal) {
    return Math.max(1, Math.ceil(((refusal as { msBeforeNext?: number }).msBeforeNext ?? 1000) / 1000));
  }
}

function tooFast(seconds: number, visit: Visit): GraphQLError {
  const text = { en: `Too many requests in a minute. Nothing was done; try again in ${seconds} s.`, es: `Demasiadas peticiones en un minuto. No se ha hecho nada; vuelve a intentarlo en ${seconds} s.` };
  return new GraphQLError(text[visit.language], { extensions: { code: 'LIMITED', retryAfter: seconds, http: { status: 429 } } });
}

/** One shape for every error that leaves: code, sentence in the reader's language, field where one is at fault, request id. */
function readable(error: GraphQLFormattedError, visit: Visit): GraphQLFormattedError {
  const original = (error as GraphQLError).originalError;
  const at = { ...(error.path && { path: error.path }), ...(error.locations && { locations: error.locations }) };
  if (original && !(original instanceof GraphQLError)) {
    const failure = failureOf(original);
    if (failure.code === 'INTERNAL') log.error({ requestId: visit.requestId, error: original.message, stack: original.stack }, 'unexpected');
    return { message: failure.text[visit.language], extensions: { code: failure.code, ...failure.details, requestId: visit.requestId }, ...at };
  }
  const { code, text, ...details } = (error.extensions ?? {}) as { code?: string; text?: Record<Language, string> };
  delete (details as { stacktrace?: unknown }).stacktrace;
  delete (details as { http?: unknown }).http;
  // Apollo writes its own code over a rule's; a bound is known by its name.
  const isBound = 'bound' in details;
  const isOurs = code && !code.startsWith('GRAPHQL_') && code !== 'INTERNAL_SERVER_ERROR' && code !== 'BAD_USER_INPUT';
  return { message: text?.[visit.language] ?? error.message, extensions: { ...details, code: isBound ? 'LIMITED' : isOurs ? code : 'INVALID', requestId: visit.requestId }, ...at };
}

/** Kept this long, as the product's rules say. */
const keptFor = '48 hours';

/**
 * The first answer under a key, or undefined for the first request. Only the key's hash is stored, and the answer is encrypted
 * under the key itself: an answer may hold a secret that is shown once, and the database can't read it.
 */
async function earlierAnswer(ctx: Ctx, key: string, asked: object): Promise<Result | undefined> {
  if (key.length > 255) throw new DomainError('INVALID', { en: 'An Idempotency-Key has at most 255 characters.', es: 'Una Idempotency-Key tiene como mucho 255 caracteres.' });
  const hash = createHash('sha256').update(JSON.stringify(asked)).digest('base64url');
  const values = [ctx.organizationId, ctx.actor.membershipId, hashOfKey(key)];
  // A twin in flight holds the key until it commits or rolls back; this insert waits for it.
  const [mine] = await ctx.sql(
    `insert into app.idempotency_keys as kept (organization_id, membership_id, key, request_hash, created_at) values ($1, $2, $3, $4, now())
     on conflict (organization_id, membership_id, key) do update set request_hash = excluded.request_hash, answer = null, created_at = now()
     where kept.created_at < now() - interval '${keptFor}' returning key`,
    [...values, hash],
  );
  if (mine) return undefined;
  const [first] = await ctx.sql<{ request_hash: string; answer: string }>('select request_hash, answer from app.idempotency_keys where organization_id = $1 and membership_id = $2 and key = $3', values);
  if (first?.request_hash === hash) return JSON.parse(unseal(first.answer, key, 'answer')) as Result;
  throw new DomainError('CONFLICT', {
    en: 'That Idempotency-Key was used for another request. Nothing was done; use a new key.',
    es: 'Esa Idempotency-Key ya se usó para otra petición. No se ha hecho nada; usa una clave nueva.',
  });
}

async function keepAnswer(ctx: Ctx, key: string, result: Result): Promise<void> {
  await ctx.send({ text: 'update app.idempotency_keys set answer = $4 where organization_id = $1 and membership_id = $2 and key = $3', values: [ctx.organizationId, ctx.actor.membershipId, hashOfKey(key), seal(JSON.stringify({ data: result.data }), key, 'answer')] });
}

function hashOfKey(key: string): string {
  return createHash('sha256').update(`batuta key ${key}`).digest('base64url');
}
