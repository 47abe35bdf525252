import { In } from 'typeorm';
import { type Ctx, loaderOf } from '@batuta/platform';
import { Person } from './person.entity.js';

export const peopleById = loaderOf<Person>(async (ctx: Ctx, ids) => (await ctx.manager()).findBy(Person, { organizationId: ctx.organizationId, id: In([...ids]) }));
