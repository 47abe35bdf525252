// One measured interval: load on an address, and what it cost the processes behind it.
import { readdirSync, readFileSync } from 'node:fs';
import autocannon from 'autocannon';

const ticksPerSecond = 100;

/** Requests per second, p99 in ms, CPU ms per request of Node and PostgreSQL, resident MB of Node. Errors: any answer but the expected one. */
export async function load({ url, headers, body, expected, pid, postgres }, connections, seconds) {
  const before = { node: ticksOf(pid), postgres: ticksOf(postgres, true) };
  const done = await autocannon({ url: `${url}/graphql`, method: 'POST', headers, body, connections, duration: seconds, verifyBody: (answer) => answer.length === expected.length });
  if (done.non2xx || done.errors || done.mismatches) throw new Error(`${done.non2xx} answers were not 200, ${done.errors} did not come, ${done.mismatches} were not the right ones, at ${url}.`);
  const requests = done.requests.total;
  const cpu = (name, now) => ((now - before[name]) / ticksPerSecond) * 1000 / requests;
  return { rps: requests / done.duration, p99: done.latency.p99, node: cpu('node', ticksOf(pid)), postgres: cpu('postgres', ticksOf(postgres, true)), rss: residentOf(pid) };
}

/** Processes below a process, itself included, with their command lines (empty for one that has just ended). */
export function family(pid) {
  const parents = new Map();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) parents.set(Number(name), unlessEnded(() => Number(fieldsOf(name)[1]), 0));
  const members = [pid];
  for (const member of members) for (const [child, parent] of parents) if (parent === member) members.push(child);
  return members.map((member) => ({ pid: member, command: unlessEnded(() => readFileSync(`/proc/${member}/cmdline`, 'utf8').replaceAll('\0', ' '), '') }));
}

function unlessEnded(read, otherwise) {
  try {
    return read();
  } catch {
    return otherwise;
  }
}

/** CPU ticks of a process; with its living and its ended children where they are asked for. */
function ticksOf(pid, withChildren = false) {
  const members = withChildren ? family(pid).map((member) => member.pid) : [pid];
  return members.reduce((sum, member) => {
    const fields = unlessEnded(() => fieldsOf(member), null);
    if (!fields) return sum;
    const ended = withChildren && member === pid ? Number(fields[13]) + Number(fields[14]) : 0;
    return sum + Number(fields[11]) + Number(fields[12]) + ended;
  }, 0);
}

function residentOf(pid) {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;
}

/** Fields of /proc/…/stat from the state on. */
function fieldsOf(pid) {
  return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ');
}
