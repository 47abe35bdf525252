import { Injectable } from '@nestjs/common';
import { type Bilingual, type Ctx, nameKey } from '@batuta/platform';
import { Department, DepartmentService, Person, PersonService } from '@batuta/organization';
import { ImportRow, type Outcome } from './import.entity.js';
import type { CellProblem, PlannedRow } from './import.plan.js';
import { keepProblem, peopleCalled } from './import.queries.js';
import type { ImportRun } from './import-run.js';

export const linkProblem: Record<'nobody' | 'several' | 'itself', Bilingual> = {
  nobody: { en: 'nobody active has that name or e-mail, here or in the file; it is left as it is', es: 'no hay nadie activo con ese nombre o correo, ni aquí ni en el archivo; se deja como está' },
  several: { en: 'several people have that name; write an e-mail', es: 'varias personas tienen ese nombre; escribe un correo' },
  itself: { en: 'would be its own; it is left as it is', es: 'sería de sí misma; se deja como está' },
};

/** People and departments of a file. Rows first; then, once all are there, who reports to whom and what lies in what. */
@Injectable()
export class RecordsService {
  constructor(
    private readonly people: PersonService,
    private readonly departments: DepartmentService,
  ) {}

  async row(ctx: Ctx, run: ImportRun, row: PlannedRow): Promise<{ outcome: Outcome; recordId: string }> {
    return run.asked.kind === 'people' ? this.#person(ctx, run, row) : this.#department(ctx, run, row);
  }

  /** Ties the rows that are saved to each other. What can't be found is told with its row, as a cell that can't be read is. */
  async settle(ctx: Ctx, run: ImportRun): Promise<void> {
    const { kind, plan, id } = run.asked;
    if (kind === 'initiatives') return;
    const saved = new Map((await ctx.list(ImportRow, { importId: id })).map((row) => [row.rowNumber, row]));
    for (const row of plan.rows) {
      const recordId = saved.get(row.number)?.recordId;
      if (!recordId) continue;
      const isChanged = kind === 'people' ? await this.#reports(ctx, run, row, recordId) : await this.#places(ctx, run, row, recordId);
      if (isChanged && saved.get(row.number)?.outcome === 'UNCHANGED') {
        run.result.unchanged--;
        run.count('UPDATED');
        await (await ctx.manager()).update(ImportRow, { organizationId: ctx.organizationId, importId: id, rowNumber: row.number }, { outcome: 'UPDATED' });
      }
    }
  }

  async #person(ctx: Ctx, run: ImportRun, row: PlannedRow): Promise<{ outcome: Outcome; recordId: string }> {
    const departmentId = row.department ? await this.departmentCalled(ctx, run, row.department) : undefined;
    const matched = run.match(row);
    if (!matched) {
      const { id } = await this.people.createPerson(ctx, { name: row.title, email: row.email, title: row.jobTitle, departmentId });
      return { outcome: 'CREATED', recordId: id };
    }
    const person = await ctx.get(Person, { id: matched });
    const changes = personChanges(row, person, departmentId);
    if (Object.keys(changes).length > 0) await this.people.editPerson(ctx, { id: matched, version: person.version, ...changes });
    return { outcome: Object.keys(changes).length > 0 ? 'UPDATED' : 'UNCHANGED', recordId: matched };
  }

  async #department(ctx: Ctx, run: ImportRun, row: PlannedRow): Promise<{ outcome: Outcome; recordId: string }> {
    // A row above may have made it, as what another lies in.
    const known = run.match(row) ?? (await ctx.find(Department, { nameKey: row.titleKey }))?.id;
    if (known) return { outcome: 'UNCHANGED', recordId: known };
    return { outcome: 'CREATED', recordId: (await this.departments.createDepartment(ctx, { name: row.title })).id };
  }

  async #reports(ctx: Ctx, run: ImportRun, row: PlannedRow, personId: string): Promise<boolean> {
    if (!row.manager) return false;
    const managerId = await this.#personCalled(ctx, run, row, 'manager', row.manager, personId);
    const person = await ctx.get(Person, { id: personId });
    if (!managerId || person.managerId === managerId) return false;
    await this.people.editPerson(ctx, { id: personId, version: person.version, managerId });
    return true;
  }

  async #places(ctx: Ctx, run: ImportRun, row: PlannedRow, departmentId: string): Promise<boolean> {
    const department = await ctx.get(Department, { id: departmentId });
    const headId = row.head ? await this.#personCalled(ctx, run, row, 'head', row.head, null) : undefined;
    let parentId = row.parent ? await this.departmentCalled(ctx, run, row.parent) : undefined;
    if (parentId === departmentId) {
      await this.#report(ctx, run, row, 'parent', row.parent as string, linkProblem.itself);
      parentId = undefined;
    }
    const isHeaded = headId !== undefined && headId !== department.headId;
    // The head first and alone: a circle of departments doesn't take it back.
    const { version } = isHeaded ? await this.departments.editDepartment(ctx, { id: departmentId, version: department.version, headId }) : department;
    if (!parentId || parentId === department.parentId) return isHeaded;
    const done = await ctx.attempt(() => this.departments.editDepartment(ctx, { id: departmentId, version, parentId }));
    if (!(done instanceof Error)) return true;
    // A circle: whatever of it came first stays.
    await this.#report(ctx, run, row, 'parent', row.parent ?? '', done.text);
    return isHeaded;
  }

  async departmentCalled(ctx: Ctx, run: ImportRun, name: string): Promise<string> {
    const known = await ctx.find(Department, { nameKey: nameKey(name) });
    if (known) return known.id;
    run.result.departmentsCreated.push(name);
    return (await this.departments.createDepartment(ctx, { name })).id;
  }

  async #personCalled(ctx: Ctx, run: ImportRun, row: PlannedRow, field: 'manager' | 'head', called: string, self: string | null): Promise<string | undefined> {
    const people = await peopleCalled(ctx, [nameKey(called)], [called.toLowerCase()]);
    const named = people.filter((person) => !person.hasLeft && (called.includes('@') ? person.email === called.toLowerCase() : person.nameKey === nameKey(called)));
    const problem = named.length === 0 ? 'nobody' : named.length > 1 ? 'several' : named[0]?.id === self ? 'itself' : null;
    if (problem) await this.#report(ctx, run, row, field, called, linkProblem[problem]);
    return problem ? undefined : named[0]?.id;
  }

  async #report(ctx: Ctx, run: ImportRun, row: PlannedRow, field: 'manager' | 'head' | 'parent', value: string, text: Bilingual): Promise<void> {
    const { columns, plan, id } = run.asked;
    const problem: CellProblem = { row: row.number, column: columns[plan.columns[field] as number] ?? field, field, value, message: text[ctx.language] };
    run.result.errors.push(problem);
    await keepProblem(ctx, id, problem);
  }
}

/** Only what differs; an empty cell leaves the field as it is, and an e-mail that is known is not replaced. */
export function personChanges(row: PlannedRow, person: Pick<Person, 'nameKey' | 'title' | 'email' | 'departmentId'>, departmentId: string | undefined): { name?: string; title?: string; email?: string; departmentId?: string } {
  return {
    ...(row.titleKey !== person.nameKey && { name: row.title }),
    ...(row.jobTitle !== undefined && row.jobTitle !== person.title && { title: row.jobTitle }),
    ...(row.email !== undefined && person.email === null && { email: row.email }),
    ...(departmentId !== undefined && departmentId !== person.departmentId && { departmentId }),
  };
}
