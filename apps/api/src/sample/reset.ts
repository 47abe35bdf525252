import pg from 'pg';
import { DomainError } from '@batuta/platform';

/** Leaves before what they point at. The log goes last: it is written by the others' triggers, which are off meanwhile. */
const tables = [
  'initiative_overview', 'portfolio_deltas', 'import_rows', 'import_corrections', 'initiative_aliases', 'imports', 'import_files', 'status_updates', 'ratings', 'initiative_departments',
  'consultations', 'meeting_items', 'proposal_answers', 'proposal_parts', 'proposals', 'decision_actions', 'decision_conflicts', 'decision_subjects', 'decisions', 'meeting_attendances', 'meetings', 'policy_reminders', 'policy_links', 'policy_exceptions', 'policy_acknowledgements', 'policy_answers', 'policy_files', 'policy_versions', 'policy_audiences', 'policy_approvers', 'policies', 'handovers', 'responsibilities', 'initiatives', 'subjects', 'criteria',
  'gap_counts', 'gap_thresholds', 'gap_mutes', 'role_assignments', 'roles', 'bodies', 'password_resets', 'invitations', 'membership_departments', 'memberships', 'people', 'departments', 'search_words', 'idempotency_keys', 'events', 'log_seals', 'log_chains', 'change_log', 'organizations',
];

/**
 * Takes a sample organization away with its history, as the owner of the tables, so that it can be told anew. Everything is one transaction.
 * Errors: RULE when somebody with an account of their own works in it.
 */
export async function removeSample(ownerUrl: string, slug: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: ownerUrl });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('begin');
    for (const table of [...tables, 'accounts']) await client.query(`alter table app.${table} no force row level security`);
    const { rows } = await client.query<{ id: string; strangers: number }>(
      `select o.id, (select count(*)::int from app.memberships m join app.accounts a on a.id = m.account_id where m.organization_id = o.id and not a.is_sample) as strangers from app.organizations o where slug = $1`,
      [slug],
    );
    const [found] = rows;
    if (found?.strangers) throw new DomainError('RULE', { en: `Somebody with an account of their own has worked in “${slug}”; it is not taken away.`, es: `Alguien con cuenta propia ha trabajado en «${slug}»; no se quita.` });
    if (found) {
      for (const table of tables) await client.query(`alter table app.${table} disable trigger user`);
      await client.query('update app.departments set head_id = null, parent_id = null where organization_id = $1', [found.id]);
      await client.query('update app.people set manager_id = null, deputy_id = null, department_id = null where organization_id = $1', [found.id]);
      for (const table of tables) await client.query(`delete from app.${table} where ${table === 'organizations' ? 'id' : 'organization_id'} = $1`, [found.id]);
      // Made anew with their printed passwords; sessions go with them.
      await client.query('delete from app.accounts a where is_sample and not exists (select from app.memberships m where m.account_id = a.id)');
      // What waits for the end is checked now: a table with something pending can't be altered.
      await client.query('set constraints all immediate');
      for (const table of tables) await client.query(`alter table app.${table} enable trigger user`);
    }
    for (const table of [...tables, 'accounts']) await client.query(`alter table app.${table} force row level security`);
    await client.query('commit');
    return found !== undefined;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    await client.end();
  }
}
