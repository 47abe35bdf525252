import { In } from 'typeorm';
import { type Ctx, loaderOf } from '@batuta/platform';
import { Subject } from './subject.entity.js';
import { type Owner, ownersOf } from './subject.queries.js';

export const subjectsById = loaderOf<Subject>(async (ctx: Ctx, ids) => (await ctx.manager()).findBy(Subject, { organizationId: ctx.organizationId, id: In([...ids]) }));

/** The current owner's person id by subject id. */
export const ownerBySubject = loaderOf<Owner>((ctx, ids) => ownersOf(ctx, ids));
