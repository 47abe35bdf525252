import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client, cookieIn, product } from './client.js';

const root = join(import.meta.dirname, '../../../..');
const password = 'cobre-faro-vela-29';

/** Runs an operator's command against the product's database; gives what it printed. */
export async function batuta(args: string[], env: Record<string, string> = {}): Promise<{ code: number; stdout: string; stderr: string }> {
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, ['apps/api/dist/cli.js', ...args], { cwd: root, maxBuffer: 64 * 1024 * 1024, env: { ...process.env, DATABASE_URL: product.runtime.databaseUrl, DATABASE_OWNER_URL: product.runtime.databaseOwnerUrl, PUBLIC_URL: product.url, LANG: 'C', ...env } });
    return { code: 0, stdout, stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, stdout, stderr };
  }
}

/** A command that must succeed. */
async function operate(...args: string[]): Promise<void> {
  const { code, stderr } = await batuta(args);
  if (code !== 0) throw new Error(`batuta ${args[0]} ${args[1]}: ${stderr}`);
}

export interface Member {
  client: Client;
  personId: string;
  email: string;
}

type Access = 'ADMIN' | 'PROGRAM_OFFICE' | 'DEPARTMENT_HEAD' | 'EXECUTIVE' | 'CONTRIBUTOR' | 'VIEWER';

/** An organization of one test alone: the product's tenant isolation is the tests' isolation. */
export class Organization {
  private constructor(
    readonly slug: string,
    readonly admin: Member,
  ) {}

  static async found(): Promise<Organization> {
    const slug = `t${randomBytes(6).toString('hex')}`;
    const email = `ada@${slug}.example`;
    await operate('account', 'create', '--email', email, '--password', password, '--language', 'en');
    await operate('organization', 'create', '--slug', slug, '--name', `Test ${slug}`, '--administrator', email, '--administrator-name', 'Ada Admin', '--language', 'en', '--time-zone', 'UTC');
    const client = await Client.signIn(email, password, slug);
    const { me } = await client.ask('{ me { person { id } } }');
    return new Organization(slug, { client, personId: me.person.id, email });
  }

  async department(name: string, parentId: string | null = null): Promise<string> {
    return (await this.admin.client.ask('mutation ($input: CreateDepartmentInput!) { createDepartment(input: $input) { id } }', { input: { name, parentId } })).createDepartment.id;
  }

  async person(name: string, departmentId: string | null = null): Promise<string> {
    return (await this.admin.client.ask('mutation ($input: CreatePersonInput!) { createPerson(input: $input) { id } }', { input: { name, departmentId } })).createPerson.id;
  }

  /** Somebody with access, by an invitation that they accepted. */
  async member(name: string, access: Access, departmentId: string | null = null): Promise<Member> {
    const email = `${name.toLowerCase().replace(/\W+/g, '.')}@${this.slug}.example`;
    const { createPerson } = await this.admin.client.ask('mutation ($input: CreatePersonInput!) { createPerson(input: $input) { id } }', { input: { name, email, departmentId } });
    const { inviteMember } = await this.admin.client.ask('mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { link } }', { input: { email, access, departmentId: access === 'DEPARTMENT_HEAD' ? departmentId : null } });
    const { headers, errors } = await new Client(null, null).send('mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { organization } }', { input: { token: tokenOf(inviteMember.link), password } });
    const cookie = cookieIn(headers);
    if (!cookie) throw new Error(`${name} could not accept: ${JSON.stringify(errors)}`);
    return { client: new Client(this.slug, cookie), personId: createPerson.id, email };
  }

  async initiative(input: Record<string, unknown> = {}): Promise<string> {
    return (await this.admin.client.ask('mutation ($input: CreateInitiativeInput!) { createInitiative(input: $input) { id } }', { input: { title: `Reduce call-backs ${randomBytes(3).toString('hex')}`, ...input } })).createInitiative.id;
  }

  async own(subjectId: string, personId: string): Promise<void> {
    await this.admin.client.ask('mutation ($input: AssignOwnerInput!) { assignOwner(input: $input) { id } }', { input: { subjectId, personId } });
  }
}

export function tokenOf(link: string): string {
  return link.slice(link.lastIndexOf('/') + 1);
}

export { password as testPassword };
