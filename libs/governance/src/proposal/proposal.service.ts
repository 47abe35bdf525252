import { Injectable } from '@nestjs/common';
import { type Connection, type Ctx, DomainError, invalid, nameKey, notFound, pageOf, readCursor, stale } from '@batuta/platform';
import { addDays, answerWithinDays, hasConsent, leastAnswerDays, localDay, type Standing } from '@batuta/rules';
import { Body } from '../body/body.entity.js';
import { seatsOf } from '../meeting/meeting.queries.js';
import { asAdopted } from '../role/direct-change.js';
import * as may from './proposal.access.js';
import { Proposal, ProposalAnswer, type ProposalAnswerValue, ProposalPart, type ProposalState, refuseUnlessOpen } from './proposal.entity.js';
import { clearParts, lockProposal, proposalsPage, standingOf, standings, votersBeside } from './proposal.queries.js';
import { ProposalParts } from './proposal.parts.js';
import type { AmendProposalInput, ProposalPartInput, ProposeChangeInput } from './proposal.types.js';

const proposing = ['Nothing was proposed.', 'No se ha propuesto nada.'] as const;
const adopting = ['Nothing was changed.', 'No se ha cambiado nada.'] as const;
const nobodyAsked: Standing = { asked: 0, consents: 0, objections: 0 };

@Injectable()
export class ProposalService {
  constructor(private readonly parts: ProposalParts) {}

  async proposals(ctx: Ctx, { states = null, bodyId = null }: { states?: ProposalState[] | null; bodyId?: string | null }, first: number, after?: string | null): Promise<Connection<Proposal>> {
    const rows = await proposalsPage(ctx, { states, bodyId, after: readCursor(after, 2), limit: first + 1 });
    return pageOf(rows, first, (row) => row, ({ proposedAt, id }) => [proposedAt.toISOString(), id]);
  }

  /** Puts a change to a body; nothing changes until it is adopted. Errors: those of its parts, with the part’s number; RULE for a body that is closed or has nobody with a vote. */
  async proposeChange(ctx: Ctx, input: ProposeChangeInput): Promise<Proposal> {
    ctx.authorize(may.proposeChange(ctx.actor));
    const body = await ctx.get(Body, { id: input.bodyId });
    if (body.closedAt) throw new DomainError('RULE', { en: `“${body.name}” is closed.`, es: `«${body.name}» está cerrado.` }, { field: 'bodyId' });
    if ((await votersBeside(ctx, body.id, ctx.actor.personId)) === 0) throw new DomainError('RULE', { en: `Nobody else has a vote in “${body.name}”: put people into its roles first, or choose another body.`, es: `Nadie más vota en «${body.name}»: pon antes personas en sus roles, o elige otro órgano.` }, { field: 'bodyId' });
    const at = ctx.now();
    const proposal: Proposal = { organizationId: ctx.organizationId, id: ctx.newId(), title: input.title.trim(), reason: input.reason.trim(), bodyId: body.id, answerBy: this.#answerBy(ctx, input.answerBy), state: 'OPEN', proposedBy: ctx.actor.personId, proposedAt: at, round: 1, decidedAt: null, decidedBy: null, asked: null, consents: null, objections: null, version: 1 };
    await ctx.insert(Proposal, proposal);
    await this.#write(ctx, proposal.id, input.parts);
    await ctx.record({ name: 'proposal.made', details: { proposalId: proposal.id, title: proposal.title } });
    return proposal;
  }

  /** Says it anew, as an objection asks: consent counts no more, an objection stands until its author answers again. Errors: FORBIDDEN but for its proposer; CONFLICT when it has changed. */
  async amendProposal(ctx: Ctx, input: AmendProposalInput): Promise<Proposal> {
    const proposal = await this.#open(ctx, input.id, input.version, (one) => may.amendProposal(ctx.actor, one.proposedBy));
    const said = await ctx.list(ProposalPart, { proposalId: proposal.id });
    await clearParts(ctx, proposal.id);
    await this.#write(ctx, proposal.id, input.parts, said);
    await ctx.update(Proposal, proposal, { title: input.title.trim(), reason: input.reason.trim(), answerBy: this.#answerBy(ctx, input.answerBy), proposedAt: ctx.now(), round: proposal.round + 1 });
    await ctx.record({ name: 'proposal.amended', details: { proposalId: proposal.id } });
    return proposal;
  }

  /** May be changed until it is decided. Errors: FORBIDDEN without a vote in its body, CONFLICT when it was amended meanwhile, RULE once it is decided. */
  async answerProposal(ctx: Ctx, id: string, version: number, answer: ProposalAnswerValue, reason: string | null): Promise<Proposal> {
    await lockProposal(ctx, id);
    const found = await ctx.get(Proposal, { id });
    const seats = await seatsOf(ctx, found.bodyId, ctx.actor.personId);
    const proposal = await this.#open(ctx, id, version, (one) => may.answerProposal(ctx.actor, one.proposedBy, seats));
    const own = { proposalId: id, personId: ctx.actor.personId, round: proposal.round };
    const given = await ctx.find(ProposalAnswer, own);
    const said = { answer, reason: reason?.trim() || null, answeredAt: ctx.now() };
    if (given) await ctx.update(ProposalAnswer, given, said);
    else await ctx.insert(ProposalAnswer, { organizationId: ctx.organizationId, id: ctx.newId(), ...own, ...said, version: 1 });
    await ctx.record({ name: answer === 'CONSENT' ? 'proposal.consented' : 'proposal.objected', details: { proposalId: id, reason: said.reason } });
    return proposal;
  }

  /** All its parts at once, or none. Errors: RULE without consent, with how it stands; those of a part, with its number; CONFLICT where what it changes isn’t as it was. */
  async adoptProposal(ctx: Ctx, id: string, version: number): Promise<Proposal> {
    await lockProposal(ctx, id);
    const found = await ctx.get(Proposal, { id });
    const seats = await seatsOf(ctx, found.bodyId, ctx.actor.personId);
    const proposal = await this.#open(ctx, id, version, (one) => may.adoptProposal(ctx.actor, one.proposedBy, seats));
    const body = await ctx.get(Body, { id: proposal.bodyId });
    if (body.closedAt) throw new DomainError('RULE', { en: `“${body.name}” is closed and decides nothing any more: withdraw it, or propose it to another body.`, es: `«${body.name}» está cerrado y ya no decide nada: retírala, o proponla a otro órgano.` });
    const standing = await this.#standingNow(ctx, id);
    if (!this.#hasConsent(ctx, standing, proposal)) throw withoutConsent(standing, this.#today(ctx) > proposal.answerBy);
    const parts = (await ctx.list(ProposalPart, { proposalId: id })).sort((one, other) => one.position - other.position);
    await this.parts.lock(ctx, parts);
    await asAdopted(ctx, async () => {
      for (const part of parts) await ctx.update(ProposalPart, part, await this.#numbered(part.position, adopting, () => this.parts.apply(ctx, part)));
    });
    await ctx.update(Proposal, proposal, { state: 'ADOPTED', ...this.#decided(ctx, standing) });
    await ctx.record({ name: 'proposal.adopted', details: { proposalId: id, title: proposal.title, parts: parts.length } });
    return proposal;
  }

  async withdrawProposal(ctx: Ctx, id: string, version: number): Promise<Proposal> {
    const found = await ctx.get(Proposal, { id });
    const seats = await seatsOf(ctx, found.bodyId, ctx.actor.personId);
    const proposal = await this.#open(ctx, id, version, (one) => may.withdrawProposal(ctx.actor, one.proposedBy, seats));
    await ctx.update(Proposal, proposal, { state: 'WITHDRAWN', ...this.#decided(ctx, await this.#standingNow(ctx, id)) });
    await ctx.record({ name: 'proposal.withdrawn', details: { proposalId: id } });
    return proposal;
  }

  /** As it is now; of one that is decided, as it was then. */
  async standing(ctx: Ctx, { id, answerBy, asked, consents, objections }: Proposal): Promise<Standing & { hasConsent: boolean }> {
    if (asked !== null && consents !== null && objections !== null) return { asked, consents, objections, hasConsent: false };
    const standing = (await standingOf(ctx, id)) ?? nobodyAsked;
    return { ...standing, hasConsent: this.#hasConsent(ctx, standing, { answerBy }) };
  }

  #hasConsent(ctx: Ctx, standing: Standing, { answerBy }: Pick<Proposal, 'answerBy'>): boolean {
    return hasConsent(standing, answerBy, this.#today(ctx), ctx.actor.organization.twoPersonRule ? 1 : 0);
  }

  async #standingNow(ctx: Ctx, id: string): Promise<Standing> {
    const [standing = nobodyAsked] = await standings(ctx, [id]);
    return standing;
  }

  #decided(ctx: Ctx, { asked, consents, objections }: Standing): Partial<Proposal> {
    return { decidedAt: ctx.now(), decidedBy: ctx.actor.personId, asked, consents, objections };
  }

  #today(ctx: Ctx): string {
    return localDay(ctx.now(), ctx.actor.organization.timeZone);
  }

  async #open(ctx: Ctx, id: string, version: number, isAllowed: (proposal: Proposal) => boolean): Promise<Proposal> {
    await lockProposal(ctx, id);
    const proposal = await ctx.get(Proposal, { id });
    ctx.authorize(isAllowed(proposal));
    refuseUnlessOpen(proposal);
    if (proposal.version !== version) throw stale(proposal);
    return proposal;
  }

  async #write(ctx: Ctx, proposalId: string, parts: readonly ProposalPartInput[], said: readonly ProposalPart[] = []): Promise<void> {
    const own = { organizationId: ctx.organizationId, proposalId };
    const about = new Map<string, number>();
    for (const [position, part] of parts.entries()) {
      const before = said.find(({ id }) => id === part.id);
      if (part.id && !before) throw notFound();
      const drawn = await this.#numbered(position, proposing, async () => {
        const one = await (before ? this.parts.again(ctx, before) : this.parts.draw(ctx, part));
        const target = one.roleId ?? one.bodyId ?? one.policyId ?? madeOf(one) ?? part.id;
        const earlier = about.get(target ?? '');
        if (earlier !== undefined) throw invalid('targetId', { en: `Change ${earlier + 1} is about it already: say both in one.`, es: `El cambio ${earlier + 1} ya trata de lo mismo: dilo en uno.` });
        if (target) about.set(target, position);
        return one;
      });
      await ctx.insert(ProposalPart, { ...own, id: ctx.newId(), position, ...drawn, version: 1 });
    }
  }

  #answerBy(ctx: Ctx, asked: string | null | undefined): string {
    const today = this.#today(ctx);
    if (asked && asked < addDays(today, leastAnswerDays)) throw invalid('answerBy', { en: `There must be time to object: choose a day that is at least ${leastAnswerDays} days from today.`, es: `Tiene que haber tiempo para objetar: elige un día al menos ${leastAnswerDays} días después de hoy.` });
    return asked ?? addDays(today, answerWithinDays);
  }

  /** A refusal says of which part it is. */
  async #numbered<Result>(position: number, [nothingEn, nothingEs]: readonly [string, string], act: () => Promise<Result>): Promise<Result> {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const { en, es } = error.text;
      throw new DomainError(error.code, { en: `Change ${position + 1}: ${en} ${nothingEn}`, es: `Cambio ${position + 1}: ${es} ${nothingEs}` }, { ...error.details, part: position });
    }
  }
}

/** Of what is made, what there can be only one of: a body's name, a body's chair. */
function madeOf({ kind, after }: Pick<ProposalPart, 'kind' | 'after'>): string | undefined {
  if (kind === 'CREATE_BODY') return `body ${nameKey(String(after.name))}`;
  return kind === 'CREATE_ROLE' && after.seat === 'CHAIR' ? `chair ${String(after.bodyId)}` : undefined;
}

function withoutConsent({ asked, consents, objections }: Standing, isPast: boolean): DomainError {
  return new DomainError(
    'RULE',
    objections > 0
      ? { en: `${objections === 1 ? 'Somebody objects' : `${objections} object`}: amend it or withdraw it.`, es: `${objections === 1 ? 'Alguien objeta' : `${objections} objetan`}: corrígela o retírala.` }
      : asked === 0
        ? { en: 'Nobody who could object has a vote in its body any more: put people into its roles, or withdraw it.', es: 'Nadie que pudiera objetar vota ya en su órgano: pon personas en sus roles, o retírala.' }
        : isPast
          ? { en: 'Nobody has consented, and here it takes two people: somebody who is asked has to say so.', es: 'Nadie ha consentido, y aquí hacen falta dos personas: alguien de quien se espera respuesta tiene que decirlo.' }
          : { en: `${consents} of ${asked} ${consents === 1 ? 'has' : 'have'} consented, and there is still time to object.`, es: `${consents === 1 ? 'Ha' : 'Han'} consentido ${consents} de ${asked}, y todavía hay tiempo para objetar.` },
    { asked, consents, objections },
  );
}
