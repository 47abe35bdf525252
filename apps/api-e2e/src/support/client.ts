import { misfit } from './answer.js';

/** What a running product says of itself: its launcher, and where its database is. */
export interface Runtime {
  pid: number;
  databaseUrl: string;
  databaseOwnerUrl: string;
  superuserUrl: string;
}

/** What a test knows of the product that runs for it: all tests' own, unless its file starts another one. */
export const product = {
  url: process.env.BATUTA_URL ?? 'http://localhost:3000',
  dataDir: process.env.BATUTA_DATA_DIR ?? '',
  password: process.env.BATUTA_PASSWORD ?? '',
  runtime: JSON.parse(process.env.BATUTA_RUNTIME ?? '{}') as Runtime,
};

export interface Answer {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests read whatever they asked for
  data: any;
  code: string | null;
  message: string | null;
  errors: { message: string; extensions: Record<string, unknown> }[];
  status: number;
  headers: Headers;
}

export interface Sent {
  key?: string;
  organization?: string | null;
  language?: 'en' | 'es';
}

/** One signed-in browser, or nobody: a cookie and an organization. */
export class Client {
  constructor(
    readonly organization: string | null,
    readonly cookie: string | null,
  ) {}

  static async signIn(email: string, password: string, organization: string | null): Promise<Client> {
    const { headers, code } = await new Client(null, null).send('mutation ($input: SignInInput!) { signIn(input: $input) }', { input: { email, password } });
    const cookie = cookieIn(headers);
    if (!cookie) throw new Error(`${email} could not sign in: ${code}`);
    return new Client(organization, cookie);
  }

  async send(query: string, variables: object = {}, { key, organization = this.organization, language = 'en' }: Sent = {}): Promise<Answer> {
    const response = await fetch(`${product.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'batuta-language': language, ...(this.cookie && { cookie: this.cookie }), ...(organization && { 'batuta-organization': organization }), ...(key && { 'idempotency-key': key }) },
      body: JSON.stringify({ query, variables }),
    });
    const text = await response.text();
    const { data = null, errors = [] } = JSON.parse(text) as { data?: unknown; errors?: Answer['errors'] };
    const fault = data && errors.length === 0 ? misfit(query, data) : undefined;
    if (fault) throw new Error(`The schema promises something else: ${fault}`);
    return { data, errors, code: errors[0] ? String(errors[0].extensions.code) : null, message: errors[0]?.message ?? null, status: response.status, headers: response.headers };
  }

  /** As `send`, for calls that must succeed. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests read whatever they asked for
  async ask(query: string, variables: object = {}, sent: Sent = {}): Promise<any> {
    const { data, errors } = await this.send(query, variables, sent);
    if (errors.length > 0) throw new Error(`${errors[0]?.message} ${JSON.stringify(errors[0]?.extensions)} in ${query.slice(0, 120)}`);
    return data;
  }
}

export function cookieIn(headers: Headers): string | null {
  return /__Host-batuta=[^;]+/.exec(headers.get('set-cookie') ?? '')?.[0] ?? null;
}

/** Gives the draft of a policy a file, as its page does. */
export function attach(client: Client, versionId: string, fileName: string, content: string | Buffer): ReturnType<typeof upload> {
  return upload(client, fileName, content, `/policy-files/${versionId}`);
}

/** Gives a file as the import page does. */
export async function upload(client: Client, fileName: string, content: string | Buffer, to = '/files'): Promise<{ status: number; id?: string; code: string | null; message: string | null }> {
  const response = await fetch(`${product.url}${to}`, {
    method: 'POST',
    headers: { 'x-file-name': encodeURIComponent(fileName), 'content-type': 'application/octet-stream', 'batuta-language': 'en', ...(client.cookie && { cookie: client.cookie }), ...(client.organization && { 'batuta-organization': client.organization }) },
    body: new Uint8Array(Buffer.from(content)),
  });
  const { id, errors = [] } = (await response.json()) as { id?: string; errors?: Answer['errors'] };
  return { status: response.status, id, code: errors[0] ? String(errors[0].extensions.code) : null, message: errors[0]?.message ?? null };
}
