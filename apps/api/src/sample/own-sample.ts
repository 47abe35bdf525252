import type { Ctx } from '@batuta/platform';
import { Organization, OwnSampleService, Person, SessionService } from '@batuta/organization';
import type { Operator } from '../cli/operation.js';
import { aurora } from './aurora.js';
import { harbor } from './harbor.js';
import { isTaken, Teller } from './sample.service.js';
import type { Story } from './story.js';

/** Tells a sample company to one account alone, who administrates it; nobody else has access. A telling that was cut off is put away and begun anew. */
export async function tellOwnSample(operator: Operator, { accountId = '', organizationId = '', language = 'en' }: Record<string, string>, jobId: string): Promise<void> {
  const sessions = operator.app.get(SessionService);
  const suffix = jobId.slice(-8);
  const asked = await operator.run({ operation: 'sample.tell', requestId: jobId }, async (ctx) => {
    const email = await sessions.actIn(ctx, accountId, organizationId);
    ctx.authorize(true);
    const { name } = await ctx.get(Person, { id: ctx.actor.personId });
    // Asked for twice at once: the other telling is enough.
    const other = await operator.app.get(OwnSampleService).ownSample(ctx);
    return other && !other.slug.includes(suffix) ? null : { name, email };
  });
  if (!asked) return;
  for (let attempt = 0; attempt < 10; attempt++) {
    const story = storyFor(language, asked, `${suffix}${attempt || ''}`);
    const teller = new Teller(operator, story, '');
    try {
      await teller.found('TELLING');
    } catch (error) {
      if (!isTaken(error as Error)) throw error;
      const state = await operator.run({ operation: 'sample.tell', requestId: jobId }, (ctx) => change(ctx, sessions, asked.email, story.slug, 'PUT_AWAY'));
      if (state === 'READY') return;
      continue;
    }
    try {
      await teller.tell();
    } catch (error) {
      // What is told by halves is nobody's: the next try begins anew, and after the last one the account may ask again.
      await operator.run({ operation: 'sample.tell', requestId: jobId }, (ctx) => change(ctx, sessions, asked.email, story.slug, 'PUT_AWAY'));
      throw error;
    }
    await operator.run({ operation: 'sample.tell', requestId: jobId }, (ctx) => change(ctx, sessions, asked.email, story.slug, 'READY'));
    return;
  }
  throw new Error('no slug is left for this sample');
}

/** Changes what is still being told, and says how it stood. */
async function change(ctx: Ctx, sessions: SessionService, email: string, slug: string, to: 'READY' | 'PUT_AWAY'): Promise<Organization['sample']> {
  await sessions.actAs(ctx, email, slug);
  ctx.authorize(true);
  const manager = await ctx.manager();
  const { sample, version } = await manager.findOneByOrFail(Organization, { id: ctx.organizationId });
  if (sample === 'TELLING') await manager.update(Organization, { id: ctx.organizationId, version }, { sample: to, version: version + 1 });
  return sample;
}

function storyFor(language: string, { name, email }: { name: string; email: string }, suffix: string): Story {
  const told = language === 'es' ? aurora : harbor;
  const [called, title] = language === 'es' ? ['ejemplo', 'De visita'] : ['sample', 'Looking around'];
  return {
    ...told,
    slug: `${told.slug}-${suffix}`,
    name: `${told.name} (${called})`,
    administrator: { email, name, title },
    // The company's people have no accounts here; what they say is told for them.
    people: told.people.map(({ account: _account, ...person }) => person),
  };
}
