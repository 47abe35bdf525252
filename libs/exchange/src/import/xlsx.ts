import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { DomainError } from '@batuta/platform';

/** Memory and time of the process that reads a workbook. */
const heapMegabytes = 256;
const patience = 30_000;
const mostCsv = 10_000_000;
/** Workbooks read at once by this process, and those that wait: more are refused. */
const mostAtOnce = 2;
const mostWaiting = 8;

let reading = 0;
const waiting: (() => void)[] = [];

/** Whether bytes begin as a zip does, as every XLSX. */
export function isWorkbook(content: Buffer): boolean {
  return content.length > 3 && content[0] === 0x50 && content[1] === 0x4b && content[2] === 3 && content[3] === 4;
}

/** The fullest sheet of a workbook as CSV, read in a process that can die instead of this one. Errors: RULE with what to do, LIMITED while too many wait. */
export async function csvOfWorkbook(content: Buffer): Promise<Buffer> {
  if (reading < mostAtOnce) reading++;
  else if (waiting.length < mostWaiting) await new Promise<void>((go) => waiting.push(go));
  else throw refusals.busy;
  try {
    return await read(content);
  } finally {
    // The place is handed on, or given back.
    const next = waiting.shift();
    if (next) next();
    else reading--;
  }
}

async function read(content: Buffer): Promise<Buffer> {
  // Nothing of this process's environment: its secrets are not for what parses a stranger's file.
  const child = spawn(process.execPath, [`--max-old-space-size=${heapMegabytes}`, join(import.meta.dirname, 'xlsx.child.js')], { env: {}, stdio: ['pipe', 'pipe', 'ignore'], timeout: patience, killSignal: 'SIGKILL' });
  const chunks: Buffer[] = [];
  let size = 0;
  child.stdin.on('error', () => undefined);
  child.stdout.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > mostCsv) child.kill('SIGKILL');
    else chunks.push(chunk);
  });
  child.stdin.end(content);
  const code = await new Promise<number | null>((done, fail) => child.once('error', fail).once('close', done));
  if (code === 0) return Buffer.concat(chunks);
  throw refusals[code === 4 ? 'broken' : code === 5 ? 'empty' : 'large'];
}

const refusals = {
  busy: new DomainError('LIMITED', { en: 'Many workbooks are being read at this moment; nothing was kept. Try again in a minute.', es: 'Se están leyendo muchos libros en este momento; no se ha guardado nada. Vuelve a intentarlo en un minuto.' }),
  broken: new DomainError('RULE', { en: 'The file begins like an Excel workbook and can’t be read as one (it may be damaged, protected by a password, or another kind of zip). Save it again as XLSX or CSV. Nothing was kept.', es: 'El archivo empieza como un libro de Excel y no se puede leer como tal (puede estar dañado, tener contraseña o ser otro tipo de zip). Guárdalo de nuevo como XLSX o CSV. No se ha guardado nada.' }),
  empty: new DomainError('RULE', { en: 'The workbook has no filled cell; nothing was kept.', es: 'El libro no tiene ninguna celda con algo; no se ha guardado nada.' }),
  large: new DomainError('RULE', { en: 'The workbook unpacks to more than can be read here. Save the sheet with the table alone, or as CSV. Nothing was kept.', es: 'El libro ocupa al abrirse más de lo que se puede leer aquí. Guarda solo la hoja de la tabla, o como CSV. No se ha guardado nada.' }),
};
