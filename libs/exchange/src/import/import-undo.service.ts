import { Injectable } from '@nestjs/common';
import { type Ctx, DomainError, notFound, snakeCase } from '@batuta/platform';
import { Department, Person } from '@batuta/organization';
import { Responsibility, Subject, SubjectService } from '@batuta/governance';
import { Initiative } from '@batuta/portfolio';
import * as may from './import.access.js';
import { Import, ImportRow } from './import.entity.js';
import { lockedProgress } from './import.queries.js';
import { changesOfImport, deleteAliases, deleteEmptyDepartment, deleteInitiative, deletePerson, deleteStatus, type LoggedRow, touchedSince } from './import-undo.queries.js';

export interface Undone {
  importId: string;
  restored: number;
  deleted: number;
  departmentsDeleted: number;
  /** What somebody has touched since and so was left as it is. */
  kept: { initiativeId: string; title: string }[];
}

/** Takes an import back as one: what nobody has touched since is as it was before; the log keeps both. */
@Injectable()
export class ImportUndoService {
  constructor(private readonly subjects: SubjectService) {}

  async undoImport(ctx: Ctx, importId: string): Promise<Undone> {
    await lockedProgress(ctx, importId);
    const found = await ctx.find(Import, { id: importId });
    if (!found) throw notFound();
    ctx.authorize(may.undoImport(ctx.actor));
    if (found.state === 'READY' || found.state === 'DISCARDED') throw new DomainError('RULE', { en: 'Nothing of it was saved.', es: 'No se guardó nada de ella.' });
    if (found.state === 'RUNNING') throw new DomainError('RULE', { en: 'It is being saved; stop it first.', es: 'Se está guardando; párala antes.' });
    if (found.undoneAt) throw new DomainError('RULE', { en: 'This import was undone already.', es: 'Esta importación ya se deshizo.' });
    const changes = await changesOfImport(ctx, importId);
    if (found.kind !== 'initiatives') return this.#records(ctx, found, changes);
    const rows = (await ctx.list(ImportRow, { importId })).filter(({ outcome, initiativeId }) => initiativeId && (outcome === 'CREATED' || outcome === 'UPDATED'));
    const ids = [...new Set(rows.map(({ initiativeId }) => initiativeId as string))];
    const touched = await touchedSince(ctx, importId, ids);
    const undone: Undone = { importId, restored: 0, deleted: 0, departmentsDeleted: 0, kept: [] };
    for (const id of ids) {
      const own = changes.filter((change) => belongsTo(change, id));
      if (touched.has(id)) {
        const subject = await ctx.find(Subject, { id });
        undone.kept.push({ initiativeId: id, title: subject?.title ?? '' });
      } else if (own.some(({ table_name, action }) => table_name === 'initiatives' && action === 'insert')) {
        await deleteInitiative(ctx, id);
        undone.deleted++;
      } else {
        await this.#restore(ctx, id, own);
        undone.restored++;
      }
    }
    for (const { table_name, action, record_id } of changes) {
      if (table_name === 'departments' && action === 'insert') undone.departmentsDeleted += (await deleteEmptyDepartment(ctx, record_id)).length;
    }
    await ctx.update(Import, found, { undoneAt: new Date(), kept: undone.kept.map(({ initiativeId }) => initiativeId) });
    return undone;
  }

  /** Which initiatives of an import somebody has touched since. */
  async touched(ctx: Ctx, importId: string): Promise<string[]> {
    const ids = new Set((await ctx.list(ImportRow, { importId })).flatMap(({ initiativeId, outcome }) => (initiativeId && (outcome === 'CREATED' || outcome === 'UPDATED') ? initiativeId : [])));
    return [...(await touchedSince(ctx, importId, [...ids]))];
  }

  /** People and departments: what was changed is as before, what was made goes unless something refers to it by now. */
  async #records(ctx: Ctx, found: Import, changes: readonly LoggedRow[]): Promise<Undone> {
    const own = changes.filter(({ table_name: table }) => table === 'people' || table === 'departments');
    const ids = [...new Set(own.map(({ record_id }) => record_id))];
    const touched = await touchedSince(ctx, found.id, ids);
    const undone: Undone = { importId: found.id, restored: 0, deleted: 0, departmentsDeleted: 0, kept: [] };
    const isMade = (id: string): boolean => own.some((change) => change.record_id === id && change.action === 'insert');
    const isPerson = (id: string): boolean => own.some((change) => change.record_id === id && change.table_name === 'people');
    // What was there before first, so that it points at nothing that goes.
    for (const id of ids.filter((one) => !touched.has(one) && !isMade(one))) {
      const before = Object.assign({}, ...own.filter((change) => change.record_id === id && change.action === 'update').map((change) => change.before).reverse()) as Record<string, unknown>;
      const changed = isPerson(id) ? fieldsOf<Person>(before, ['name', 'nameKey', 'title', 'email', 'departmentId', 'managerId']) : fieldsOf<Department>(before, ['parentId', 'headId']);
      if (Object.keys(changed).length > 0) await (isPerson(id) ? ctx.update(Person, await ctx.get(Person, { id }), changed as Partial<Person>) : ctx.update(Department, await ctx.get(Department, { id }), changed as Partial<Department>));
      undone.restored++;
    }
    const made = ids.filter((id) => isMade(id) && !touched.has(id));
    undone.deleted += await countGone(made.filter(isPerson), (id) => deletePerson(ctx, id));
    undone[found.kind === 'departments' ? 'deleted' : 'departmentsDeleted'] += await countGone(made.filter((id) => !isPerson(id)), async (id) => (await deleteEmptyDepartment(ctx, id)).length > 0);
    const people = new Map((await ctx.list(Person)).map((person) => [person.id, person.name]));
    const departments = new Map((await ctx.list(Department)).map((department) => [department.id, department.name]));
    for (const id of ids) {
      const name = people.get(id) ?? departments.get(id);
      if (name && (touched.has(id) || isMade(id))) undone.kept.push({ initiativeId: id, title: name });
    }
    await ctx.update(Import, found, { undoneAt: new Date(), kept: undone.kept.map(({ initiativeId }) => initiativeId) });
    return undone;
  }

  async #restore(ctx: Ctx, id: string, own: LoggedRow[]): Promise<void> {
    for (const { record_id } of own.filter(({ table_name, action }) => table_name === 'status_updates' && action === 'insert')) await deleteStatus(ctx, record_id);
    const aliases = own.filter(({ table_name, action }) => table_name === 'initiative_aliases' && action === 'insert').map(({ after }) => String(after.name_key));
    if (aliases.length > 0) await deleteAliases(ctx, id, aliases);
    const [initiative, subject] = [await ctx.get(Initiative, { id }), await ctx.get(Subject, { id })];
    const before = (table: string): Record<string, unknown> => Object.assign({}, ...own.filter((change) => change.table_name === table && change.action === 'update').map((change) => change.before).reverse());
    const initiativeBefore = fieldsOf<Initiative>(before('initiatives'), ['externalKey', 'externalKeyKey', 'summary', 'startsOn', 'endsOn', 'costMinor', 'effortDays', 'stage', 'state', 'stateReason', 'activatedAt', 'sponsorId']);
    if (Object.keys(initiativeBefore).length > 0) await ctx.update(Initiative, initiative, initiativeBefore);
    await this.#restoreSubject(ctx, subject, before('subjects'), own.some(({ table_name, action }) => table_name === 'responsibilities' && action === 'insert'));
    await ctx.record({ name: 'initiative.import_undone', subjectId: id });
  }

  /** Its facts and its state as they were. Who was accountable before is so again; where nobody was, or they have left, the gap opens with the age that it had. */
  async #restoreSubject(ctx: Ctx, subject: Subject, before: Record<string, unknown>, isOwnerChanged: boolean): Promise<void> {
    const restored = fieldsOf<Subject>(before, ['title', 'titleKey', 'departmentId', 'state']);
    const former = isOwnerChanged && before.accountable_id ? await ctx.find(Responsibility, { id: String(before.accountable_id) }) : null;
    const person = former?.personId ? await ctx.get(Person, { id: former.personId }) : null;
    const current = subject.accountableId ? await ctx.find(Responsibility, { id: subject.accountableId }) : null;
    const isGivenBack = person !== null && !person.departedAt;
    // The unguarded verb: what was closed before is closed again below.
    if (isGivenBack) await this.subjects.pass(ctx, subject, current?.personId ?? null, person.id, {});
    else if (isOwnerChanged && current) await (await ctx.manager()).update(Responsibility, { organizationId: ctx.organizationId, id: current.id }, { endedAt: await ctx.instant() });
    const isOwned = isGivenBack || (!isOwnerChanged && subject.accountableId !== null);
    const isGap = !isOwned && (restored.state ?? subject.state) === 'active';
    const gap = isGap ? { unownedSince: before.unowned_since ? new Date(String(before.unowned_since)) : (subject.unownedSince ?? (await ctx.instant())), unownedReason: (before.unowned_reason as Subject['unownedReason']) ?? subject.unownedReason ?? 'CLEARED' } : { unownedSince: null, unownedReason: null };
    await ctx.update(Subject, subject, { ...restored, ...gap, ...(!isOwned && { accountableId: null }) });
  }
}

/** Deletes over and over until nothing more goes: who has people, or what holds others, goes after them. What stays keeps its ties. */
async function countGone(ids: readonly string[], deletes: (id: string) => Promise<boolean>): Promise<number> {
  for (let left = ids; ; ) {
    const staying: string[] = [];
    for (const id of left) if (!(await deletes(id))) staying.push(id);
    if (staying.length === left.length) return ids.length - left.length;
    left = staying;
  }
}

function belongsTo({ record_id, after }: LoggedRow, id: string): boolean {
  return record_id === id || after.initiative_id === id || after.subject_id === id;
}

/** The columns of a logged row that an import can have written, under the entity's names. */
function fieldsOf<Entity>(row: Record<string, unknown>, fields: (keyof Entity & string)[]): Partial<Entity> {
  const found: Record<string, unknown> = {};
  for (const field of fields) {
    const column = snakeCase(field);
    if (column in row) found[field] = row[column];
  }
  return found as Partial<Entity>;
}
