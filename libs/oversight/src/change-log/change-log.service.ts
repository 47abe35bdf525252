import { Injectable } from '@nestjs/common';
import { type Bilingual, type Connection, type Ctx, isProgram, loaderOf, pageOf, readCursor } from '@batuta/platform';
import { departmentsById, peopleById } from '@batuta/organization';
import { bodiesById, rolesById, subjectsById } from '@batuta/governance';
import { Criterion, initiativeAccess, mayReadMoney, overviewsById } from '@batuta/portfolio';
import * as may from './change-log.access.js';
import { logPage, type LogRow } from './change-log.queries.js';
import { type ChangeLogFilter, type ChangeLogKind, type FieldChangeType, type LoggedChangeType, tablesOfKind } from './change-log.types.js';

/** Columns that say nothing to a reader: keys, derived values, what is kept for finding; and an import's raw cells, with costs and e-mails among them. */
const silent = /^(organization_id|id|version|kind|.*_key|.*_key_key|subject_state|is_current|is_active|current_a|holder_is_active|person_is_active|a_letter|a_current|steward_is_active|subject_id|initiative_id|membership_id|import_id|accountable_id|token_hash|body|minutes|submission|policy_id|version_id|written_by|decision_id|meeting_id|cells|problems|held_through|role_assignment_id)$/;
const people = /^(person_id|owner_id|sponsor_id|head_id|manager_id|rated_by|given_by|author_id|steward_id|imported_by|uploaded_by|invited_by|issued_by|deputy_id|stands_in_for|from_id|receiver_id|opened_by|muted_by|drafted_by|submitted_by|approved_by|created_by|recorded_by|called_by|minutes_approved_by|closed_by|proxy_id)$/;
const departments = /^(department_id|parent_id)$/;

/** The letters of a responsibility, in words. */
const letters: Record<string, Bilingual> = { A: { en: 'accountable', es: 'responde' }, R: { en: 'responsible', es: 'la hace' }, C: { en: 'consulted', es: 'se le consulta' }, I: { en: 'informed', es: 'se le informa' } };

/** An organization has few: all are read at once. */
const criteriaById = loaderOf<Criterion>((ctx) => ctx.list(Criterion));

@Injectable()
export class ChangeLogService {
  /** Errors: FORBIDDEN for others' changes, unless they are of an initiative that the reader may edit. */
  async changeLog(ctx: Ctx, { kind, recordId = null, personId = null, from = null, to = null }: ChangeLogFilter, first: number, after?: string | null): Promise<Connection<LoggedChangeType>> {
    const isAll = may.readChangeLog(ctx.actor) || (recordId !== null && (await this.#mayEdit(ctx, recordId)));
    if (!isAll && personId !== null) ctx.authorize(personId === ctx.actor.personId);
    const [position = null] = readCursor(after, 1) ?? [];
    const rows = await logPage(ctx, { tables: kind ? tablesOfKind[kind] : null, personId: isAll ? personId : ctx.actor.personId, recordId, from, to, timeZone: ctx.actor.organization.timeZone, after: position as number | null, limit: first + 1 });
    const shown = await Promise.all(rows.slice(0, first).map((row) => this.#shown(ctx, row)));
    const { pageInfo } = pageOf(rows, first, (row) => row, (row) => [row.sequence]);
    return { nodes: shown, pageInfo };
  }

  async #mayEdit(ctx: Ctx, id: string): Promise<boolean> {
    const overview = await overviewsById(ctx, id);
    return overview !== null && initiativeAccess.editInitiative(ctx.actor, overview);
  }

  async #shown(ctx: Ctx, row: LogRow): Promise<LoggedChangeType> {
    const whole = row.after ?? row.before ?? {};
    const recordId = String(whole.subject_id ?? whole.initiative_id ?? whole.policy_id ?? row.recordId);
    const subject = await subjectsById(ctx, recordId);
    const named = subject?.title ?? (await peopleById(ctx, String(whole.person_id ?? row.recordId)))?.name ?? (await departmentsById(ctx, row.recordId))?.name ?? (whole.name as string | undefined) ?? (whole.file_name as string | undefined) ?? null;
    const overview = subject ? await overviewsById(ctx, recordId) : null;
    const isMoneyShown = overview ? await mayReadMoney(ctx, overview) : may.readChangeLog(ctx.actor);
    return {
      id: String(row.sequence),
      occurredAt: row.occurredAt,
      recordedAt: row.recordedAt,
      act: row.act,
      operation: row.operation,
      action: row.action,
      kind: kindOf(row.table),
      recordId,
      recordName: named,
      isInitiative: subject?.kind === 'initiative',
      changes: await this.#changes(ctx, row, isMoneyShown),
      actorId: row.personId,
    };
  }

  async #changes(ctx: Ctx, { table, before, after, action }: LogRow, isMoneyShown: boolean): Promise<FieldChangeType[]> {
    const fields = Object.keys(action === 'update' ? (before ?? {}) : (after ?? before ?? {})).filter((field) => !silent.test(field) && !(table === 'import_corrections' && field === 'text') && !(table === 'subjects' && field === 'state') && !(table.startsWith('policy_') && /^(note|reason)$/.test(field) && !isProgram(ctx.actor)));
    const changes = await Promise.all(fields.map(async (field) => ({ field, before: await this.#value(ctx, field, before?.[field], isMoneyShown), after: action === 'delete' ? null : await this.#value(ctx, field, after?.[field], isMoneyShown) })));
    return changes.filter((change) => change.before !== null || change.after !== null);
  }

  /** As a reader knows it: names instead of ids, nothing that they may not see. */
  async #value(ctx: Ctx, field: string, value: unknown, isMoneyShown: boolean): Promise<string | null> {
    if (value === null || value === undefined) return null;
    if (field === 'budget_limit_minor' || field === 'amount_limit_minor') return (Number(value) / 100).toFixed(2);
    if (field === 'cost_minor') return isMoneyShown ? (Number(value) / 100).toFixed(2) : '…';
    if (field === 'letter') return letters[String(value)]?.[ctx.language] ?? String(value);
    if (field === 'email') return may.readEmails(ctx.actor) ? String(value) : '…';
    if (people.test(field)) return (await peopleById(ctx, String(value)))?.name ?? String(value);
    if (field === 'role_id') return (await rolesById(ctx, String(value)))?.name ?? String(value);
    if (field === 'body_id') return (await bodiesById(ctx, String(value)))?.name ?? String(value);
    if (departments.test(field)) return (await departmentsById(ctx, String(value)))?.name ?? String(value);
    if (field === 'criterion_id') {
      const criterion = await criteriaById(ctx, String(value));
      return (ctx.language === 'es' ? criterion?.nameEs : criterion?.nameEn) ?? String(value);
    }
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  }
}

function kindOf(table: string): ChangeLogKind {
  const found = Object.entries(tablesOfKind).find(([, tables]) => (tables as readonly string[]).includes(table));
  return (found?.[0] as ChangeLogKind | undefined) ?? 'SETTINGS';
}
