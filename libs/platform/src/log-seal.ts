import { createHash, createPrivateKey, createPublicKey, hkdfSync, type KeyObject, sign, verify } from 'node:crypto';

/**
 * The change log can be verified by whoever has an export of it: each row has a hash over its header and the hash of its payload
 * (so that a payload can be erased and the chain still verifies), batches of rows a Merkle root, and each seal covers the one before it.
 * The head of an export is signed, so that a chain can't be cut short. Sources: Merkle 1987; RFC 6962 for the leaf and node prefixes.
 */
export interface LoggedLine {
  sequence: number;
  recordedAt: string;
  occurredAt: string;
  transaction: string;
  actor: string;
  request: string;
  operation: string;
  action: string;
  table: string;
  record: string;
  /** jsonb as PostgreSQL prints it, which is one text for one value; absent where it was erased. */
  before?: string | null;
  after?: string | null;
  /** In place of an erased payload, never beside one. */
  payloadHash?: string;
}

export interface Seal {
  number: number;
  firstSequence: number;
  lastSequence: number;
  rowCount: number;
  root: string;
  seal: string;
}

export interface Head {
  organization: string;
  seals: number;
  rows: number;
  seal: string;
  exportedAt: string;
}

const sha = (...parts: (string | Buffer)[]): Buffer => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();

export function rowHash(organizationId: string, line: LoggedLine): Buffer {
  const payload = line.payloadHash ?? sha(JSON.stringify([line.before ?? null, line.after ?? null])).toString('hex');
  const header = [organizationId, line.sequence, line.recordedAt, line.occurredAt, line.transaction, line.actor, line.request, line.operation, line.action, line.table, line.record, payload];
  return sha(Buffer.of(0), JSON.stringify(header));
}

/** Root of a binary tree over the hashes in order; an odd one goes up as it is. */
export function merkleRoot(hashes: readonly Buffer[]): Buffer {
  if (hashes.length === 0) return sha('');
  let level = [...hashes];
  while (level.length > 1) {
    const above: Buffer[] = [];
    for (let i = 0; i < level.length; i += 2) above.push(i + 1 < level.length ? sha(Buffer.of(1), level[i] as Buffer, level[i + 1] as Buffer) : (level[i] as Buffer));
    level = above;
  }
  return level[0] as Buffer;
}

/** What a seal says: the one before it, and what it covers. */
export function sealOf(previous: string, organizationId: string, { number, firstSequence, lastSequence, rowCount, root }: Omit<Seal, 'seal'>): string {
  return sha(JSON.stringify([previous, organizationId, number, firstSequence, lastSequence, rowCount, root])).toString('hex');
}

/** The product's Ed25519 key, made of its own secret: the same on every machine that has the secret. */
export function signingKey(secret: string): KeyObject {
  const seed = Buffer.from(hkdfSync('sha256', secret, '', 'batuta log head', 32));
  // PKCS #8 of an Ed25519 private key (RFC 8410): a fixed prefix before the 32 bytes.
  return createPrivateKey({ key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]), format: 'der', type: 'pkcs8' });
}

export function publicKeyOf(key: KeyObject): string {
  return createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64');
}

/** What people compare: the first 32 digits of the public key's hash. */
export function fingerprintOf(publicKey: string): string {
  return (createHash('sha256').update(publicKey).digest('hex').slice(0, 32).match(/.{4}/g) ?? []).join(' ');
}

export function signHead(head: Head, key: KeyObject): string {
  return sign(null, Buffer.from(headText(head)), key).toString('base64');
}

export function isHeadSigned(head: Head, signature: string, publicKey: string): boolean {
  try {
    return verify(null, Buffer.from(headText(head)), createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' }), Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}

function headText({ organization, seals, rows, seal, exportedAt }: Head): string {
  return JSON.stringify(['batuta log head', organization, seals, rows, seal, exportedAt]);
}
