import { fingerprintOf, type Head, isHeadSigned, type LoggedLine, merkleRoot, rowHash, type Seal, sealOf } from './log-seal.js';

export interface Verdict {
  isWhole: boolean;
  /** What is wrong, first fault first; empty when whole. */
  faults: string[];
  organization: string;
  rows: number;
  /** Of the rows, those whose payload was erased. */
  erased: number;
  seals: number;
  exportedAt: string;
  fingerprint: string;
}

/**
 * Verifies an export of the change log: its lines, in order, each a JSON object. The first is the head; then each batch's rows, followed by
 * its seal. Nothing else is needed: no database, no network. With `fingerprint`, the head must be signed by that key.
 */
export async function verifyLog(lines: AsyncIterable<string> | Iterable<string>, fingerprint?: string): Promise<Verdict> {
  const faults: string[] = [];
  let head: (Head & { signature: string; publicKey: string }) | undefined;
  let [previous, batch, rows, erased, seals, lastSequence, lineNumber] = ['', [] as { sequence: number; hash: Buffer }[], 0, 0, 0, 0, 0];
  for await (const line of lines) {
    lineNumber++;
    const read = parsed(line);
    if (!read) {
      faults.push(`line ${lineNumber} is not a line of a log`);
      continue;
    }
    if (lineNumber === 1) {
      if (!read.head) faults.push('the first line is not the head of a log');
      head = read.head;
      continue;
    }
    if (!head) continue;
    if (read.row) {
      if (!(read.row.sequence > lastSequence)) faults.push(`line ${lineNumber}: row ${read.row.sequence} does not come after row ${lastSequence}`);
      lastSequence = read.row.sequence;
      batch.push({ sequence: read.row.sequence, hash: rowHash(head.organization, read.row) });
      rows++;
      if ('payloadHash' in read.row) erased++;
    } else if (read.seal) {
      faults.push(...faultsOf(read.seal, batch, previous, seals + 1, head.organization).map((fault) => `line ${lineNumber}: ${fault}`));
      previous = read.seal.seal;
      batch = [];
      seals++;
    } else faults.push(`line ${lineNumber} is neither a row nor a seal`);
  }
  if (!head) return { isWhole: false, faults: faults.length > 0 ? faults : ['the file is empty'], organization: '', rows, erased, seals, exportedAt: '', fingerprint: '' };
  if (batch.length > 0) faults.push(`${batch.length} rows at the end have no seal`);
  if (head.seals !== seals) faults.push(`the head speaks of ${head.seals} seals, the file has ${seals}`);
  if (head.rows !== rows) faults.push(`the head speaks of ${head.rows} rows, the file has ${rows}`);
  if (head.seal !== previous) faults.push('the last seal is not the one that the head names');
  if (!isHeadSigned(head, head.signature, head.publicKey)) faults.push('the head’s signature is not by the key that it shows');
  const own = fingerprintOf(head.publicKey);
  if (fingerprint && fingerprint.replace(/\s/g, '').toLowerCase() !== own.replace(/\s/g, '')) faults.push(`the head is signed by another key (${own})`);
  return { isWhole: faults.length === 0, faults, organization: head.organization, rows, erased, seals, exportedAt: head.exportedAt, fingerprint: own };
}

function faultsOf(seal: Seal, batch: readonly { sequence: number; hash: Buffer }[], previous: string, number: number, organization: string): string[] {
  const faults: string[] = [];
  if (seal.number !== number) faults.push(`seal ${seal.number} stands where seal ${number} belongs`);
  if (seal.rowCount !== batch.length) faults.push(`seal ${seal.number} covers ${seal.rowCount} rows, ${batch.length} are here`);
  if (seal.firstSequence !== batch[0]?.sequence || seal.lastSequence !== batch.at(-1)?.sequence) faults.push(`seal ${seal.number} covers rows ${seal.firstSequence} to ${seal.lastSequence}, others are here`);
  if (merkleRoot(batch.map(({ hash }) => hash)).toString('hex') !== seal.root) faults.push(`a row under seal ${seal.number} is not as it was sealed`);
  if (sealOf(previous, organization, seal) !== seal.seal) faults.push(`seal ${seal.number} does not follow from the one before it`);
  return faults;
}

interface Read {
  head?: Head & { signature: string; publicKey: string };
  row?: LoggedLine;
  seal?: Seal;
}

/** One line; a key that is no part of a log is a fault, since nothing vouches for it, and so is a payload beside the hash that stands in its place. */
function parsed(line: string): Read | null {
  try {
    const read = JSON.parse(line) as Read;
    const [kind = '', ...others] = Object.keys(read);
    const known = keys[kind as keyof typeof keys];
    const given = read[kind as keyof Read] as unknown as Record<string, unknown> | undefined;
    if (!known || others.length > 0 || !given || JSON.stringify(read) !== line) return null;
    if ('payloadHash' in given && ('before' in given || 'after' in given)) return null;
    return Object.keys(given).every((key) => known.includes(key)) ? read : null;
  } catch {
    return null;
  }
}

const keys: Record<keyof Read, string[]> = {
  head: ['organization', 'seals', 'rows', 'seal', 'exportedAt', 'publicKey', 'signature'],
  row: ['sequence', 'recordedAt', 'occurredAt', 'transaction', 'actor', 'request', 'operation', 'action', 'table', 'record', 'before', 'after', 'payloadHash'],
  seal: ['number', 'firstSequence', 'lastSequence', 'rowCount', 'root', 'seal'],
};
