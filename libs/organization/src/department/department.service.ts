import { Injectable } from '@nestjs/common';
import { type Ctx, DomainError, nameKey, stale } from '@batuta/platform';
import { lockedOrganization } from '../membership/membership.queries.js';
import { requireActive } from '../person/person.service.js';
import * as may from './department.access.js';
import { Department } from './department.entity.js';
import { isBelow } from './department.queries.js';
import type { CreateDepartmentInput, EditDepartmentInput } from './department.types.js';

@Injectable()
export class DepartmentService {
  async list(ctx: Ctx): Promise<Department[]> {
    const departments = await ctx.list(Department);
    return departments.sort((one, other) => one.name.localeCompare(other.name, ctx.language));
  }

  async createDepartment(ctx: Ctx, input: CreateDepartmentInput): Promise<Department> {
    ctx.authorize(may.createDepartment(ctx.actor));
    await this.#refuseTaken(ctx, input.name);
    if (input.parentId) await ctx.get(Department, { id: input.parentId });
    await requireActive(ctx, input.headId);
    const department: Department = {
      organizationId: ctx.organizationId,
      id: ctx.newId(),
      name: input.name.trim(),
      nameKey: nameKey(input.name),
      parentId: input.parentId ?? null,
      headId: input.headId ?? null,
      createdAt: ctx.now(),
      version: 1,
    };
    await ctx.insert(Department, department);
    await ctx.record({ name: 'department.created', details: { departmentId: department.id } });
    return department;
  }

  async editDepartment(ctx: Ctx, input: EditDepartmentInput): Promise<Department> {
    const department = await ctx.get(Department, { id: input.id });
    ctx.authorize(may.editDepartment(ctx.actor));
    if (department.version !== input.version) throw stale(department);
    if (input.name && nameKey(input.name) !== department.nameKey) await this.#refuseTaken(ctx, input.name);
    // Two moves at once could close a circle that neither sees.
    if (input.parentId) await lockedOrganization(ctx);
    if (input.parentId && (await isBelow(ctx, input.parentId, department.id))) {
      throw new DomainError('RULE', { en: 'A department can’t lie inside itself or below one of its own.', es: 'Un área no puede estar dentro de sí misma ni de una de las suyas.' }, { field: 'parentId' });
    }
    if (input.parentId) await ctx.get(Department, { id: input.parentId });
    await requireActive(ctx, input.headId);
    const changes: Partial<Department> = {
      ...(input.name && { name: input.name.trim(), nameKey: nameKey(input.name) }),
      ...(input.parentId !== undefined && { parentId: input.parentId }),
      ...(input.headId !== undefined && { headId: input.headId }),
    };
    if (!(await ctx.update(Department, department, changes))) throw stale(await ctx.get(Department, { id: input.id }));
    await ctx.record({ name: 'department.edited', details: { departmentId: department.id } });
    return department;
  }

  async #refuseTaken(ctx: Ctx, name: string): Promise<void> {
    const twin = await ctx.find(Department, { nameKey: nameKey(name) });
    if (twin) throw new DomainError('CONFLICT', { en: `There is already a department “${twin.name}”.`, es: `Ya hay un área «${twin.name}».` }, { field: 'name', departmentId: twin.id });
  }
}
