// `npm run mutants`: removes one guard, policy, condition or bound at a time and expects the named tests to notice.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, install, root, say } from './setup.mjs';

await install();
await build();
const { default: pg } = await import('pg');
const { environmentOf, runJest } = await import('./jest.mjs');
const { startProduct } = await import('./product.mjs');

const code = (name, file, from, to, spec) => ({ name, file: join(root, file), from, to, spec });
const sql = (name, statement, spec) => ({ name, statement, spec });

const mutants = [
  sql('the tenant policy of departments', 'drop policy tenant on app.departments; create policy tenant on app.departments using (true)', 'ownership'),
  sql('the tenant policy of the change log', 'drop policy tenant on app.change_log; create policy tenant on app.change_log using (true)', 'ownership'),
  sql('forced row security of people', 'alter table app.people disable row level security', 'shape'),
  sql('the change-log trigger of subjects', 'drop trigger log_change on app.subjects', 'ownership'),
  sql('the key from a subject to its current Accountable', 'alter table app.subjects drop constraint accountable_is_current', 'ownership'),
  sql('the check of one Accountable or a gap', 'alter table app.subjects drop constraint one_accountable_or_gap', 'ownership'),
  code('the guard of editInitiative', 'libs/portfolio/dist/initiative/initiative.service.js', 'ctx.authorize(may.editInitiative(ctx.actor, placed));', 'ctx.authorize(true);', 'access'),
  code('the guard of endAccess', 'libs/organization/dist/membership/membership.service.js', 'ctx.authorize(may.endAccess(ctx.actor, membership.access));', 'ctx.authorize(true);', 'access'),
  code('the author check of withdrawStatusUpdate', 'libs/portfolio/dist/status-update/status-update.service.js', 'ctx.authorize(update.authorId === ctx.actor.personId);', 'ctx.authorize(true);', 'access'),
  code('who may read money', 'libs/portfolio/dist/initiative/money.js', 'if (may.readMoney(ctx.actor, overview))', 'if (true)', 'access'),
  code('the condition that withdrawn updates are left out', 'libs/portfolio/dist/status-update/status-update.queries.js', 'and withdrawn_at is null and ${', 'and ${', 'portfolio'),
  code('the expectation of assignOwner', 'libs/governance/dist/subject/subject.service.js', 'input.expectedOwnerId !== undefined && input.expectedOwnerId !== ownerId', 'false', 'ownership'),
  code('the cadence of a posted status', 'libs/portfolio/dist/overview/overview.service.js', 'dueOf(initiative, update.postedAt, cadence,', "dueOf(initiative, update.postedAt, 'QUARTER',", 'portfolio'),
  code('the bound of depth', 'libs/platform/dist/graphql/bounds.js', 'depth: 12', 'depth: 1200', 'operation'),
  code('the bound of aliases', 'libs/platform/dist/graphql/bounds.js', 'aliases: 30', 'aliases: 3000', 'operation'),
  code('the day of as it stood', 'libs/portfolio/dist/as-it-stood/as-it-stood.queries.js', 'l.occurred_at < $2 order by l.sequence desc limit 1', '$2::timestamptz is not null order by l.sequence desc limit 1', 'history'),
  code('who reads others’ changes', 'libs/oversight/dist/change-log/change-log.service.js', 'isAll ? personId : ctx.actor.personId', 'personId', 'history'),
  code('the seal’s tie to the one before', 'libs/platform/dist/log-verify.js', 'if (sealOf(previous, organization, seal) !== seal.seal)', 'if (false)', 'log.spec'),
  code('the signature of the head', 'libs/platform/dist/log-verify.js', 'if (!isHeadSigned(head, head.signature, head.publicKey))', 'if (false)', 'log.spec'),
  code('the second factor', 'libs/organization/dist/session/session.service.js', 'await this.twoFactor.require(ctx, account, code);', '', 'credentials'),
  code('that a reset link is of one organization', 'libs/organization/dist/account/credentials.service.js', 'if (others.length > 0)', 'if (false)', 'credentials'),
  code('that a transaction which failed is told', 'libs/platform/dist/transaction.js', "if (command !== 'COMMIT')", 'if (false)', 'operation'),
  code('the first answer of an Idempotency-Key', 'libs/platform/dist/graphql/execution.js', 'key ? await earlierAnswer(ctx, key, asked) : undefined', 'undefined', 'operation'),
];

const words = process.argv.slice(2);
const chosen = mutants.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));
let survived = 0;
// What fails unharmed notices nothing.
for (const spec of new Set(chosen.map((mutant) => mutant.spec))) if (await isNoticed(spec)) throw new Error(`The tests of ${spec} fail without any harm; mend them first.`);
for (const mutant of chosen) {
  const isCaught = mutant.file ? await withCode(mutant) : await withSql(mutant);
  if (!isCaught) survived++;
  say(`${isCaught ? 'caught  ' : 'SURVIVED'}  without ${mutant.name} (${mutant.spec})`);
}
say(`\n${chosen.length - survived} passed, ${survived} failed`);
process.exit(survived === 0 ? 0 : 1);

async function withCode({ name, file, from, to, spec }) {
  const original = readFileSync(file, 'utf8');
  if (!original.includes(from)) throw new Error(`The code without ${name} can't be made: its place has changed.`);
  writeFileSync(file, original.replace(from, to));
  try {
    return await isNoticed(spec);
  } finally {
    writeFileSync(file, original);
  }
}

function withSql({ statement, spec }) {
  return isNoticed(spec, async ({ runtime }) => {
    const client = new pg.Client({ connectionString: runtime.superuserUrl.replace(/\/postgres$/, '/batuta') });
    await client.connect();
    await client.query(statement);
    await client.end();
  });
}

async function isNoticed(spec, harm = async () => undefined) {
  const product = await startProduct({ SAMPLE: 'off' });
  try {
    await harm(product);
    return runJest('api', [spec], environmentOf(product), { quiet: true }).failed > 0;
  } finally {
    await product.stop();
  }
}
