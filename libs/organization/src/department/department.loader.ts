import { In } from 'typeorm';
import { type Ctx, loaderOf } from '@batuta/platform';
import { Department } from './department.entity.js';

export const departmentsById = loaderOf<Department>(async (ctx: Ctx, ids) => (await ctx.manager()).findBy(Department, { organizationId: ctx.organizationId, id: In([...ids]) }));
