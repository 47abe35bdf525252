import { authExchange } from '@urql/exchange-auth';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { type AnyVariables, cacheExchange, Client, type CombinedError, fetchExchange } from 'urql';
import { currentLanguage } from './language';
import { canSignInAgain, signInAgain } from './session-ended';

/** The organization is the first segment of the address, so two tabs in two organizations can't mix. */
export function organizationInAddress(): string {
  const [, first = ''] = location.pathname.split('/');
  return ['sign-in', 'invitation', 'reset', 'read'].includes(first) ? '' : first;
}

let account: string | null = null;

/** Whose page it is from now on: the server answers no other account's requests from it. */
export function belongTo(accountId: string): void {
  account = accountId;
}

/** A session that ends under somebody's hands is begun again in place; what was refused meanwhile is asked again. */
const sessionExchange = authExchange(() => Promise.resolve({
  addAuthToOperation: (operation) => operation,
  didAuthError: (error) => canSignInAgain() && problemOf(error)?.code === 'UNAUTHENTICATED',
  refreshAuth: async () => void (await signInAgain()),
}));

/** The client of a page; `isBare` without asking again who is there. */
export function makeClient({ isBare = false } = {}): Client {
  return new Client({
    url: '/graphql',
    preferGetMethod: false,
    exchanges: [cacheExchange, ...(isBare ? [] : [sessionExchange]), fetchExchange],
    requestPolicy: 'cache-and-network',
    fetchOptions: () => ({ headers: { 'batuta-organization': organizationInAddress(), 'batuta-language': currentLanguage(), ...(account && !isBare && { 'batuta-account': account }) } }),
  });
}

/** What went wrong, in the server's words, ready to be shown. */
export interface Problem {
  code: string;
  message: string;
  field: string | null;
  requestId: string | null;
  details: Record<string, unknown>;
}

export function problemOf(error: CombinedError | undefined): Problem | null {
  if (!error) return null;
  const [first] = error.graphQLErrors;
  if (!first) return { code: 'NETWORK', message: '', field: null, requestId: null, details: {} };
  const { code = 'INTERNAL', field, requestId, ...details } = first.extensions as { code?: string; field?: string; requestId?: string };
  return { code, message: first.message, field: field ?? null, requestId: requestId ?? null, details };
}

export type Acted<Data> = { data: Data; problem: null } | { data: null; problem: Problem };

/** Gives a file; what it becomes is asked for with its id. */
export async function uploadFile(file: File, to = '/files'): Promise<Acted<{ id: string }>> {
  try {
    const response = await fetch(to, { method: 'POST', body: file, headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(file.name), 'batuta-organization': organizationInAddress(), 'batuta-language': currentLanguage() } });
    const { id, errors } = (await response.json()) as { id?: string; errors?: { message: string; extensions: { code: string; requestId?: string } }[] };
    if (id) return { data: { id }, problem: null };
    const [first] = errors ?? [];
    if (first?.extensions.code === 'UNAUTHENTICATED' && (await signInAgain())) return await uploadFile(file, to);
    return { data: null, problem: { code: first?.extensions.code ?? 'INTERNAL', message: first?.message ?? '', field: null, requestId: first?.extensions.requestId ?? null, details: {} } };
  } catch {
    return { data: null, problem: { code: 'NETWORK', message: '', field: null, requestId: null, details: {} } };
  }
}

/** Keys of mutations whose answer never came: the same act again is the same request, not a second one. */
const unanswered = new Map<string, string>();

/** Sends a mutation once, whatever happens on the way: a broken line repeats it under the same Idempotency-Key. */
export async function act<Data, Variables extends AnyVariables>(client: Client, document: TypedDocumentNode<Data, Variables>, variables: Variables, { isPublic = false } = {}): Promise<Acted<Data>> {
  const sent = JSON.stringify([document, variables]);
  const key = unanswered.get(sent) ?? crypto.randomUUID();
  const headers: Record<string, string> = { 'batuta-organization': organizationInAddress(), 'batuta-language': currentLanguage(), ...(!isPublic && { 'idempotency-key': key }) };
  for (let attempt = 0; ; attempt++) {
    const { data, error } = await client.mutation(document, variables, { fetchOptions: { headers } }).toPromise();
    const problem = problemOf(error);
    const isPassing = problem?.code === 'NETWORK' || problem?.code === 'UNAVAILABLE';
    if (isPassing) unanswered.set(sent, key);
    else unanswered.delete(sent);
    if (!problem && data) return { data, problem: null };
    if (!isPassing || isPublic || attempt === 3) return { data: null, problem: problem ?? { code: 'INTERNAL', message: '', field: null, requestId: null, details: {} } };
    await new Promise((done) => setTimeout(done, 400 * 2 ** attempt));
  }
}
