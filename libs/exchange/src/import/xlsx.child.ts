import { stringify } from 'csv-stringify/sync';
import readXlsx from 'read-excel-file/node';
import yauzl from 'yauzl';

/**
 * A process of its own with little memory: reads a workbook from its standard input and writes the fullest sheet as CSV. A workbook is a zip
 * that can unpack to anything, so its parts are measured before a byte of them is kept.
 * Exit codes: 3 too large, 4 not a workbook, 5 no rows; anything else: it was more than this process may hold.
 */
const mostUnpacked = 80_000_000;
const mostParts = 2000;

class TooLarge extends Error {}

const chunks: Buffer[] = [];
for await (const chunk of process.stdin as AsyncIterable<Buffer>) chunks.push(chunk);
const content = Buffer.concat(chunks);
try {
  await measure(content);
  const sheets = await readXlsx(content);
  const fullest = sheets.map(({ data }) => data as unknown[][]).sort((one, other) => filled(other) - filled(one))[0];
  if (!fullest || filled(fullest) === 0) process.exit(5);
  const width = Math.max(...fullest.map((row) => row.length));
  const csv = stringify(fullest.map((row) => Array.from({ length: width }, (_, i) => textOf(row[i]))));
  await new Promise((done) => process.stdout.write(csv, done));
  process.exit(0);
} catch (error) {
  process.exit(error instanceof TooLarge ? 3 : 4);
}

/** Unpacks every part and throws it away: what a zip says of its sizes is not believed. */
function measure(bytes: Buffer): Promise<void> {
  return new Promise((done, fail) => {
    yauzl.fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error) return fail(error);
      let [unpacked, parts] = [0, 0];
      zip.on('error', fail);
      zip.on('end', done);
      zip.on('entry', (entry: yauzl.Entry) => {
        unpacked += entry.uncompressedSize;
        if (++parts > mostParts || unpacked > mostUnpacked) return fail(new TooLarge());
        zip.openReadStream(entry, (refused, stream) => {
          if (refused) return fail(refused);
          let size = 0;
          stream.on('data', (chunk: Buffer) => {
            size += chunk.length;
            if (size > mostUnpacked) stream.destroy(new TooLarge());
          });
          stream.on('error', fail);
          stream.on('end', () => zip.readEntry());
        });
      });
      zip.readEntry();
    });
  });
}

function filled(rows: readonly unknown[][]): number {
  return rows.reduce((sum, row) => sum + row.filter((cell) => cell !== null && cell !== undefined && cell !== '').length, 0);
}

/** A cell as the reading of spreadsheets understands it: ISO days, plain decimals (never three digits after the mark, which would look like thousands). */
function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  if (typeof cell !== 'number') return String(cell);
  const text = Number.isInteger(cell) ? String(cell) : cell.toFixed(6).replace(/0+$/, '');
  return /\.\d{3}$/.test(text) ? `${text}0` : text;
}
