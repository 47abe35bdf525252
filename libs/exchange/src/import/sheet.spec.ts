import { readSheet } from './sheet.js';

describe('the separator of a sheet', () => {
  it.each([
    ['Name,Status,Owner\nQueues,Green,Ada\n', ','],
    ['Name;Status;Owner\nQueues;Green;Ada, Bo\n', ';'],
    // A comma in the title is none.
    ['CX plan, updated 03/02/2025\n\nName;Status\nQueues;Green\n', ';'],
    // A word between commas that names a column by chance isn't one either.
    ['What;Who;When;Notes\nPortal;Ana;March;waits for a signature, budget, and an end\n', ';'],
    ['CX plan, updated 03/02/2025\n\nIniciativa;Quién hace qué\nPortal;Ana\n', ';'],
    ['Name\nQueues\n', ','],
  ])('%j', (text, separator) => expect(readSheet(Buffer.from(text), {}, 'initiatives', true).separator).toBe(separator));
});
