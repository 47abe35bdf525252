import { upload } from './client.js';
import type { Organization } from './organization.js';

export const fields = 'id fileName asOf state mode rowCount doneRows problem counts { created updated unchanged skipped cells }';
export const preview = 'preview { doubtful unowned statuses departmentsCreated guessed corrected outcomes counts { created updated unchanged skipped cells } rows(show: ALL, first: 100) { number outcome reason suggestion { id title } cells { field text value before problem } } }';
export const start = `mutation ($input: StartImportInput!) { startImport(input: $input) { ${fields} fileId reading { encoding separator headerRow titleDay dateOrder pivot units columns { name field sample } } ${preview} } }`;
export const confirm = `mutation ($input: ConfirmImportInput!) { confirmImport(input: $input) { ${fields} } }`;
export const one = `query ($id: ID!) { import(id: $id) { ${fields} ${preview} results(first: 100) { number outcome reason problems { column value message } } } }`;
export const act = (verb: string): string => `mutation ($input: ImportIdInput!) { ${verb}Import(input: $input) { ${verb === 'undo' ? `deleted restored kept import { kept { count records { title } }  ${fields} undoneAt }` : fields} } }`;

export async function given(organization: Organization, content: string | Buffer, more: object = {}, name = 'portfolio.csv') {
  const { id: fileId } = await upload(organization.admin.client, name, content);
  return (await organization.admin.client.ask(start, { input: { fileId, ...more } })).startImport;
}

export async function settled(organization: Organization, id: string, isThere = (state: string): boolean => state !== 'RUNNING') {
  for (let tries = 0; tries < 600; tries++) {
    const { import: found } = await organization.admin.client.ask(one, { id });
    if (isThere(found.state)) return found;
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error('the import never settled');
}

export const titles = async (organization: Organization): Promise<string[]> => (await organization.admin.client.ask('{ initiatives(first: 100, orderBy: TITLE) { nodes { title } } }')).initiatives.nodes.map(({ title }: { title: string }) => title);
