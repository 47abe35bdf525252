import { Injectable } from '@nestjs/common';
import { type Connection, type Ctx, DomainError, invalid, notFound, pageOf, readCursor, stale } from '@batuta/platform';
import { addDays, hasConsent, localDay, type Standing } from '@batuta/rules';
import { Body } from '../body/body.entity.js';
import { seatsOf } from '../meeting/meeting.queries.js';
import { asAdopted } from '../role/direct-change.js';
import * as may from './proposal.access.js';
import { Proposal, ProposalAnswer, type ProposalAnswerValue, ProposalPart, type ProposalState, refuseUnlessOpen } from './proposal.entity.js';
import { clearProposal, lockProposal, proposalsPage, standingOf } from './proposal.queries.js';
import { ProposalParts } from './proposal.parts.js';
import type { AmendProposalInput, ProposalPartInput, ProposeChangeInput } from './proposal.types.js';

/** How long there is to object where nothing is said, in days. */
const answerWithinDays = 7;
const nobodyAsked: Standing = { asked: 0, consents: 0, objections: 0 };

@Injectable()
export class ProposalService {
  constructor(private readonly parts: ProposalParts) {}

  async proposals(ctx: Ctx, { state = null, bodyId = null }: { state?: ProposalState | null; bodyId?: string | null }, first: number, after?: string | null): Promise<Connection<Proposal>> {
    const rows = await proposalsPage(ctx, { state, bodyId, after: readCursor(after, 2), limit: first + 1 });
    return pageOf(rows, first, (row) => row, ({ proposedAt, id }) => [proposedAt.toISOString(), id]);
  }

  /** Puts a change to a body; nothing changes until it is adopted. Errors: those of its parts, with the part’s number; RULE for a body that is closed or has nobody with a vote. */
  async proposeChange(ctx: Ctx, input: ProposeChangeInput): Promise<Proposal> {
    ctx.authorize(may.proposeChange(ctx.actor));
    const body = await ctx.get(Body, { id: input.bodyId });
    if (body.closedAt) throw new DomainError('RULE', { en: `“${body.name}” is closed.`, es: `«${body.name}» está cerrado.` }, { field: 'bodyId' });
    const at = ctx.now();
    const proposal: Proposal = { organizationId: ctx.organizationId, id: ctx.newId(), title: input.title.trim(), reason: input.reason.trim(), bodyId: body.id, answerBy: this.#answerBy(ctx, input.answerBy), state: 'OPEN', proposedBy: ctx.actor.personId, proposedAt: at, decidedAt: null, decidedBy: null, version: 1 };
    await ctx.insert(Proposal, proposal);
    await this.#write(ctx, proposal.id, input.parts);
    await ctx.record({ name: 'proposal.made', details: { proposalId: proposal.id, title: proposal.title } });
    return proposal;
  }

  /** Says it anew, as an objection asks; what was answered counts no more. Errors: FORBIDDEN but for its proposer; CONFLICT when it has changed. */
  async amendProposal(ctx: Ctx, input: AmendProposalInput): Promise<Proposal> {
    const proposal = await this.#open(ctx, input.id, input.version, (one) => may.amendProposal(ctx.actor, one.proposedBy));
    const said = await ctx.list(ProposalPart, { proposalId: proposal.id });
    await clearProposal(ctx, proposal.id);
    await this.#write(ctx, proposal.id, input.parts, said);
    await ctx.update(Proposal, proposal, { title: input.title.trim(), reason: input.reason.trim(), answerBy: this.#answerBy(ctx, input.answerBy), proposedAt: ctx.now() });
    await ctx.record({ name: 'proposal.amended', details: { proposalId: proposal.id } });
    return proposal;
  }

  /** May be changed until it is decided. Errors: FORBIDDEN without a vote in its body, CONFLICT when it was amended meanwhile, RULE once it is decided. */
  async answerProposal(ctx: Ctx, id: string, version: number, answer: ProposalAnswerValue, reason: string | null): Promise<Proposal> {
    await lockProposal(ctx, id);
    const found = await ctx.get(Proposal, { id });
    const seats = await seatsOf(ctx, found.bodyId, ctx.actor.personId);
    const proposal = await this.#open(ctx, id, version, (one) => may.answerProposal(ctx.actor, one.proposedBy, seats));
    const given = await ctx.find(ProposalAnswer, { proposalId: id, personId: ctx.actor.personId });
    const said = { answer, reason: reason?.trim() || null, answeredAt: ctx.now() };
    if (given) await ctx.update(ProposalAnswer, given, said);
    else await ctx.insert(ProposalAnswer, { organizationId: ctx.organizationId, id: ctx.newId(), proposalId: id, personId: ctx.actor.personId, ...said, version: 1 });
    await ctx.record({ name: answer === 'CONSENT' ? 'proposal.consented' : 'proposal.objected', details: { proposalId: id, reason: said.reason } });
    return proposal;
  }

  /** All its parts at once, or none. Errors: RULE without consent, with how it stands; those of a part, with its number; CONFLICT where what it changes isn’t as it was. */
  async adoptProposal(ctx: Ctx, id: string, version: number): Promise<Proposal> {
    await lockProposal(ctx, id);
    const found = await ctx.get(Proposal, { id });
    const seats = await seatsOf(ctx, found.bodyId, ctx.actor.personId);
    const proposal = await this.#open(ctx, id, version, (one) => may.adoptProposal(ctx.actor, one.proposedBy, seats));
    const standing = await this.standing(ctx, proposal);
    if (!standing.hasConsent) throw withoutConsent(standing);
    const parts = (await ctx.list(ProposalPart, { proposalId: id })).sort((one, other) => one.position - other.position);
    await asAdopted(ctx, async () => {
      for (const part of parts) await ctx.update(ProposalPart, part, await this.#numbered(part.position, () => this.parts.apply(ctx, part)));
    });
    await ctx.update(Proposal, proposal, { state: 'ADOPTED', decidedAt: ctx.now(), decidedBy: ctx.actor.personId });
    await ctx.record({ name: 'proposal.adopted', details: { proposalId: id, title: proposal.title, parts: parts.length } });
    return proposal;
  }

  async withdrawProposal(ctx: Ctx, id: string, version: number): Promise<Proposal> {
    const found = await ctx.get(Proposal, { id });
    const seats = await seatsOf(ctx, found.bodyId, ctx.actor.personId);
    const proposal = await this.#open(ctx, id, version, (one) => may.withdrawProposal(ctx.actor, one.proposedBy, seats));
    await ctx.update(Proposal, proposal, { state: 'WITHDRAWN', decidedAt: ctx.now(), decidedBy: ctx.actor.personId });
    await ctx.record({ name: 'proposal.withdrawn', details: { proposalId: id } });
    return proposal;
  }

  async standing(ctx: Ctx, { id, answerBy, state }: Proposal): Promise<Standing & { hasConsent: boolean }> {
    const standing = (await standingOf(ctx, id)) ?? nobodyAsked;
    return { ...standing, hasConsent: state === 'OPEN' && hasConsent(standing, answerBy, localDay(ctx.now(), ctx.actor.organization.timeZone)) };
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
    for (const [position, part] of parts.entries()) {
      const before = said.find(({ id }) => id === part.id);
      if (part.id && !before) throw notFound();
      const drawn = await this.#numbered(position, () => (before ? this.parts.again(ctx, before) : this.parts.draw(ctx, part)));
      await ctx.insert(ProposalPart, { ...own, id: ctx.newId(), position, ...drawn, version: 1 });
    }
  }

  #answerBy(ctx: Ctx, asked: string | null | undefined): string {
    const today = localDay(ctx.now(), ctx.actor.organization.timeZone);
    if (asked && asked < today) throw invalid('answerBy', { en: 'There must be time to object: choose today or a later day.', es: 'Tiene que haber tiempo para objetar: elige hoy o un día posterior.' });
    return asked ?? addDays(today, answerWithinDays);
  }

  /** A refusal says of which part it is. */
  async #numbered<Result>(position: number, act: () => Promise<Result>): Promise<Result> {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const { en, es } = error.text;
      throw new DomainError(error.code, { en: `Part ${position + 1}: ${en} Nothing was changed.`, es: `Parte ${position + 1}: ${es} No se ha cambiado nada.` }, { ...error.details, part: position });
    }
  }
}

function withoutConsent({ asked, consents, objections }: Standing): DomainError {
  return new DomainError(
    'RULE',
    objections > 0
      ? { en: `${objections === 1 ? 'Somebody objects' : `${objections} object`}: amend it or withdraw it.`, es: `${objections === 1 ? 'Alguien objeta' : `${objections} objetan`}: corrígela o retírala.` }
      : { en: `${consents} of ${asked} have consented, and there is still time to object.`, es: `Han consentido ${consents} de ${asked}, y todavía hay tiempo para objetar.` },
    { asked, consents, objections },
  );
}
