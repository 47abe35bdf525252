import { readFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import writeXlsx from 'write-excel-file/node';
import { product, upload } from '../support/client.js';
import { childrenOf } from '../support/launcher.js';
import { Organization } from '../support/organization.js';

/** The same files each time: a linear congruential generator (Numerical Recipes). */
let seed = 20261125;
const random = (below: number): number => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed % below;
};
const pick = <Item>(items: readonly Item[]): Item => items[random(items.length)] as Item;
const words = ['Alpha', 'Señal', 'Ωmega', '日本', 'a"b', "it's", '=1+1', '+cmd|calc', '@sum', '-5', 'x;y', 'x,y', 'multi\nline', ' ', '', '“quoted”', '🙂', 'N/A', '#REF!', 'a'.repeat(400)];
const dates = ['31/12/2027', '2027-02-30', '12/31/2027', '45000', '0', 'soon', '1.2.27', '99/99/9999', ''];
const amounts = ['1.250,50', '1,250.50', '250.000', '-5', '1e9', '€ 12', 'twelve', '12.34.56', '99999999999999999999', ''];
const separators = [',', ';', '\t', '|'];

function cell(text: string, separator: string): string {
  return text.includes(separator) || /["\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function sheet(): string {
  const separator = pick(separators);
  const header = pick([['Name', 'Department', 'Status', 'Budget', 'End date'], ['Nombre', 'Área', 'Semáforo', 'Presupuesto', 'Fecha de fin'], ['x', 'y', 'z', 'u', 'v']]);
  const rows = Array.from({ length: random(12) }, () => [pick(words), pick(words), pick(['Green', 'rojo', 'mauve', '']), pick(amounts), pick(dates)]);
  return [header, ...rows].map((row) => row.map((text) => cell(text, separator)).join(separator)).join(pick(['\n', '\r\n', '\r']));
}

/** A zip of one stored or deflated part, whose sizes may be lies. */
function zip(name: string, content: Buffer, claimed = content.length): Buffer {
  const packed = deflateRawSync(content, { level: 9 });
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(20, 4);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(claimed, 22);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(20, 4);
  central.writeUInt16LE(20, 6);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt32LE(claimed, 24);
  central.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  const offset = local.length + name.length + packed.length;
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length + name.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([local, Buffer.from(name), packed, central, Buffer.from(name), end]);
}

async function malformed(i: number): Promise<{ what: string; name: string; content: Buffer }> {
  const text = sheet();
  switch (i % 20) {
    case 0: return { what: 'latin bytes', name: 'a.csv', content: Buffer.from(text, 'latin1') };
    case 1: return { what: 'UTF-16', name: 'a.csv', content: Buffer.from(`\ufeff${text}`, 'utf16le') };
    case 2: return { what: 'NUL inside', name: 'a.csv', content: Buffer.from(text.replace(/a/, '\0')) };
    case 3: return { what: 'an open quote', name: 'a.csv', content: Buffer.from(`${text}\n"never closed,,,\n${text}`) };
    case 4: return { what: 'quotes in the middle', name: 'a.csv', content: Buffer.from(text.replaceAll('e', 'e"')) };
    case 5: return { what: 'random bytes', name: 'a.csv', content: Buffer.from(Array.from({ length: 200 + random(5000) }, () => random(256))) };
    case 6: return { what: 'ragged rows', name: 'a.csv', content: Buffer.from(`Name,Department\n${Array.from({ length: 30 }, () => Array.from({ length: random(9) }, () => pick(words).replaceAll(/["\n,]/g, '')).join(',')).join('\n')}`) };
    case 7: return { what: 'a million columns', name: 'a.csv', content: Buffer.from(`Name${','.repeat(i === 7 ? 1_000_000 : 600 + random(20_000))}\nx\n`) };
    case 8: return { what: 'a line of megabytes', name: 'a.csv', content: Buffer.from(`Name,Summary\nx,${'y'.repeat(i === 8 ? 5_000_000 : 60_000)}\n`) };
    case 9: return { what: 'too many rows', name: 'a.csv', content: Buffer.from(`Name\n${'x\n'.repeat(i === 9 ? 200_000 : 6000)}`) };
    case 10: return { what: 'formulas', name: 'a.csv', content: Buffer.from(`Name,Status\n=cmd|' /C calc'!A0,Green\n+1+1,Red\n@SUM(A1),Amber\n`) };
    case 11: return { what: 'Spanish decimals', name: 'a.csv', content: Buffer.from(`Nombre;Presupuesto\nUno;1.250,50\nDos;3,5\nTres;${pick(amounts)}\n`) };
    case 12: return { what: 'only line breaks', name: 'a.csv', content: Buffer.from('\r\n'.repeat(1 + random(50))) };
    case 13: return { what: 'cut UTF-8', name: 'a.csv', content: Buffer.from(`Nombre\nSeñal`).subarray(0, 9 + random(4)) };
    case 14: return { what: 'a zip that is no workbook', name: 'a.xlsx', content: zip('xl/other.xml', Buffer.from(text)) };
    case 15: return { what: 'a zip bomb', name: 'a.xlsx', content: zip('xl/worksheets/sheet1.xml', Buffer.alloc(i === 15 ? 400_000_000 : 100_000_000, 0x20), i % 40 === 15 ? undefined : 1000) };
    case 16: return { what: 'a cut workbook', name: 'a.xlsx', content: (await workbook()).subarray(0, 100 + random(2000)) };
    case 17: { const bytes = Buffer.from(await workbook()); for (let n = 0; n < 20; n++) bytes[4 + random(bytes.length - 4)] = random(256); return { what: 'a workbook with wrong bytes', name: 'a.xlsx', content: bytes }; }
    case 18: return { what: 'a workbook of odd cells', name: 'a.xlsx', content: await workbook() };
    default: return { what: 'a mixed sheet', name: 'a.csv', content: Buffer.from(text) };
  }
}

async function workbook(): Promise<Buffer> {
  const rows = [['Name', 'Budget', 'End date'], ...Array.from({ length: 5 }, () => [pick(words.filter((word) => word.trim() !== '')), random(9) * 1.125, pick(dates) || 'x'])];
  return (await writeXlsx(rows.map((row) => row.map((value) => ({ value, type: typeof value === 'number' ? Number : String }))) as never).toBuffer()) as Buffer;
}

const start = 'mutation ($input: StartImportInput!) { startImport(input: $input) { id rowCount preview { outcomes counts { created skipped cells } rows(show: ALL, first: 100) { number outcome reason cells { field text value problem } } } } }';

describe('malformed files', () => {
  it('500 of them crash nothing, take no more memory than is allowed, and are refused or read with row, column and reason', async () => {
    const org = await Organization.found();
    const { client } = org.admin;
    const api = childrenOf(product.runtime.pid, 'main.js')[0] as number;
    const memory = (): number => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${api}/status`, 'utf8'))?.[1]) / 1024;
    const faults: string[] = [];
    let [refused, read, badCells] = [0, 0, 0];
    for (let i = 0; i < 500; i++) {
      const { what, name, content } = await malformed(i);
      const file = await upload(client, name, content);
      const told = (code: string | null, message: string | null): void => {
        refused++;
        if (!['RULE', 'INVALID', 'LIMITED'].includes(code ?? '') || (message ?? '').length < 20 || /at .*:\d+:\d+|undefined|NaN/.test(message ?? '')) faults.push(`${i} ${what}: ${code} ${message?.slice(0, 120)}`);
      };
      if (!file.id) {
        told(file.code, file.message);
        continue;
      }
      const answer = await client.send(start, { input: { fileId: file.id } });
      if (answer.code) {
        told(answer.code, answer.message);
        continue;
      }
      read++;
      const { preview } = answer.data.startImport as { preview: { outcomes: string[]; counts: { cells: number; skipped: number }; rows: { number: number; outcome: string; reason: string | null; cells: { field: string; text: string; value: string | null; problem: string | null }[] }[] } };
      for (const row of preview.rows) {
        if (row.outcome === 'SKIPPED' && !row.reason) faults.push(`${i} ${what}: row ${row.number} is left out without a reason`);
        for (const { problem, value, field } of row.cells) if (problem !== null && (problem.length < 5 || value !== null || !field)) faults.push(`${i} ${what}: row ${row.number} ${field} ${problem}`);
        badCells += row.cells.filter(({ problem }) => problem !== null).length;
      }
    }
    expect(faults).toEqual([]);
    expect(refused).toBeGreaterThan(100);
    expect(read).toBeGreaterThan(100);
    expect(badCells).toBeGreaterThan(50);
    // The same process as at the start, and never more than this.
    expect(childrenOf(product.runtime.pid, 'main.js')).toContain(api);
    expect(memory()).toBeLessThan(700);
    expect((await client.ask('{ initiatives(first: 5) { nodes { id } } }')).initiatives.nodes).toEqual([]);
  }, 400_000);
});
