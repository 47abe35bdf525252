import type { Ctx } from '@batuta/platform';
import { Organization, Person, SessionService } from '@batuta/organization';
import type { Operator } from '../cli/operation.js';
import { aurora } from './aurora.js';
import { harbor } from './harbor.js';
import { Teller } from './sample.service.js';
import type { Story } from './story.js';

/** Tells a sample company to one account alone, who administrates it; nobody else has access. A telling that was cut off is put away and begun anew. */
export async function tellOwnSample(operator: Operator, { accountId = '', organizationId = '', language = 'en' }: Record<string, string>, jobId: string): Promise<void> {
  const sessions = operator.app.get(SessionService);
  const asked = await operator.run({ operation: 'sample.tell', requestId: jobId }, async (ctx) => {
    const email = await sessions.actIn(ctx, accountId, organizationId);
    ctx.authorize(true);
    const { name } = await ctx.get(Person, { id: ctx.actor.personId });
    return { name, email };
  });
  for (let attempt = 0; attempt < 10; attempt++) {
    const story = storyFor(language, asked, `${jobId.slice(-8)}${attempt || ''}`);
    const teller = new Teller(operator, story, '');
    try {
      await teller.found('TELLING');
    } catch (error) {
      if ((error as { constraint?: string }).constraint !== 'organizations_slug_key') throw error;
      const state = await operator.run({ operation: 'sample.tell', requestId: jobId }, (ctx) => change(ctx, sessions, asked.email, story.slug, 'PUT_AWAY'));
      if (state === 'READY') return;
      continue;
    }
    await teller.tell();
    await operator.run({ operation: 'sample.tell', requestId: jobId }, (ctx) => change(ctx, sessions, asked.email, story.slug, 'READY'));
    return;
  }
}

/** Changes what is still being told, and says how it stood. */
async function change(ctx: Ctx, sessions: SessionService, email: string, slug: string, to: 'READY' | 'PUT_AWAY'): Promise<Organization['sample']> {
  await sessions.actAs(ctx, email, slug);
  ctx.authorize(true);
  const manager = await ctx.manager();
  const { sample } = await manager.findOneByOrFail(Organization, { id: ctx.organizationId });
  if (sample === 'TELLING') await manager.update(Organization, { id: ctx.organizationId }, { sample: to });
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
