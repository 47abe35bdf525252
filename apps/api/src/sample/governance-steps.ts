import type { Ctx } from '@batuta/platform';
import { AcknowledgementService, BodyService, Consultation, ConsultationService, DecisionAction, DecisionService, MeetingService, PolicyExceptionService, PolicyService, PolicyVersionService, type ProposalPartInput, ProposalService, RoleService } from '@batuta/governance';
import type { Cast, Step } from './cast.js';
import type { StoryBody, StoryMeeting, StoryPolicy, StoryProposal, StoryRole } from './story.js';

/** What happens in a story to bodies, roles and policies, in their meetings and by proposals. */
export function governanceSteps(cast: Cast): Step[] {
  const { bodies, roles, policies, meetings, proposals } = cast.story;
  return [
    ...bodies.map((body) => founding(cast, body)),
    ...roles.flatMap((role) => filling(cast, role)),
    ...policies.flatMap((policy) => policing(cast, policy)),
    ...meetings.flatMap((meeting) => convening(cast, meeting)),
    ...proposals.flatMap((proposal) => proposing(cast, proposal)),
  ];
}

function founding(cast: Cast, told: StoryBody): Step {
  return {
    day: told.founded,
    act: async (ctx) => cast.bodies.set(told.name, (await cast.app.get(BodyService).createBody(ctx, { name: told.name, kind: told.kind, charter: told.charter, decisionRights: told.decides, amountLimit: told.upTo ? { amount: String(told.upTo) } : null, cadence: told.cadence, quorum: told.quorum, chairId: told.chair && cast.people.get(told.chair), memberIds: told.members.map((key) => cast.people.get(key) as string) })).id),
  };
}

function filling(cast: Cast, { name, department, made, purpose, accountabilities, mandate, people }: StoryRole): Step[] {
  let roleId = '';
  const make = async (ctx: Ctx): Promise<void> => {
    const role = await cast.app.get(RoleService).createRole(ctx, { name, purpose, accountabilities, departmentId: department && cast.departments.get(department), ...(mandate && { leadsCx: true, authority: mandate.authority, decisionRights: mandate.decides, budgetLimit: mandate.budget ? { amount: String(mandate.budget) } : null, sponsorId: mandate.sponsor && cast.people.get(mandate.sponsor) }) });
    roleId = role.id;
    cast.roles.set(name, roleId);
  };
  return [{ day: made, act: make }, ...people.map(([day, key, until]): Step => ({ day, act: (ctx) => cast.app.get(RoleService).assignRole(ctx, { roleId, personId: cast.people.get(key) as string, electedUntil: until === undefined ? null : cast.day(until) }) }))];
}

function policing(cast: Cast, { title, kind, department, owner, approvedBy: [bodyName, approvalsNeeded], binds, reviewIn, versions, exception, retired }: StoryPolicy): Step[] {
  const policies = cast.app.get(PolicyService);
  const policyVersions = cast.app.get(PolicyVersionService);
  const of = (key: string): string => cast.people.get(key) as string;
  let policyId = '';
  let versionId = '';
  const draft = (i: number) => async (ctx: Ctx): Promise<void> => {
    const { body, note } = versions[i] as StoryPolicy['versions'][number];
    const approverRoleIds = i > 0 ? undefined : (await cast.app.get(RoleService).roles(ctx, { bodyId: cast.bodies.get(bodyName) })).map(({ id }) => id);
    const drafted = await policies.draftPolicy(ctx, i > 0 ? { policyId, body, note } : { title, kind, departmentId: cast.departments.get(department), body, note, approverRoleIds, approvalsNeeded, reviewOn: reviewIn === undefined ? null : cast.day(reviewIn), ownerId: owner && of(owner), ...(binds && { audience: { departmentIds: binds.map((name) => cast.departments.get(name) as string) } }) });
    policyId = drafted.id;
    cast.subjects.set(title, policyId);
    versionId = drafted.openId as string;
  };
  const steps = versions.flatMap(({ drafted, submitted, approvals, read = [] }, i): Step[] => [
    { day: drafted, act: draft(i) },
    ...(submitted === undefined ? [] : [{ day: submitted, act: (ctx: Ctx) => policyVersions.submitPolicy(ctx, versionId) }]),
    ...approvals.map(([day, key]): Step => ({ day, act: (ctx) => cast.speakingFor(ctx, key, () => policyVersions.approvePolicy(ctx, versionId)) })),
    ...read.map(([day, count], j): Step => ({ day, act: (ctx) => acknowledging(cast, ctx, versionId, read[j - 1]?.[1] ?? 0, count) })),
  ]);
  if (exception) {
    const [day, key, { what, reason, department: of, untilIn }] = exception;
    steps.push({ day, act: (ctx) => cast.speakingFor(ctx, key, () => cast.app.get(PolicyExceptionService).grantPolicyException(ctx, { policyId, what, reason, departmentId: of && cast.departments.get(of), expiresOn: cast.day(untilIn) })) });
  }
  if (retired) steps.push({ day: retired[0], act: (ctx) => policies.retirePolicy(ctx, policyId, retired[1]) });
  return steps;
}

/** The next of the people of the story, in an order of its own, read and acknowledge a version. */
async function acknowledging(cast: Cast, ctx: Ctx, versionId: string, from: number, to: number): Promise<void> {
  const { actor } = ctx;
  const readers = [...cast.people.values()].sort().slice(from, to);
  for (const personId of readers) {
    await ctx.become({ actor: { ...actor, personId } });
    await cast.app.get(AcknowledgementService).acknowledgePolicy(ctx, versionId, true);
  }
}

/** Called, held with what the agenda was on that day, decided and told. */
function convening(cast: Cast, { body, on: told, called, place, topics = [], consulted = [], present = [], proxies = [], minutes, isApproved, decisions = [] }: StoryMeeting): Step[] {
  const meetings = cast.app.get(MeetingService);
  const of = (key: string): string => cast.people.get(key) as string;
  const on = onWorkingDay(cast.start, told);
  let id = '';
  let version = 1;
  const call = async (ctx: Ctx): Promise<void> => {
    ({ id } = await meetings.scheduleMeeting(ctx, { bodyId: cast.bodies.get(body) as string, startsAt: new Date(cast.start - on * 86_400_000), durationMinutes: 90, place }));
    for (const [title, note] of topics) await meetings.addTopic(ctx, { meetingId: id, title, note });
  };
  const consulting = consulted.flatMap(([title, day, answer]): Step[] => {
    const consultations = cast.app.get(ConsultationService);
    const subjectId = (): string => cast.subjects.get(title) as string;
    const give = (key: string, opinion: string) => async (ctx: Ctx): Promise<void> => {
      const asked = await ctx.find(Consultation, { meetingId: id, subjectId: subjectId(), personId: of(key) });
      await consultations.giveOpinion(ctx, asked?.id ?? '', opinion);
    };
    return [{ day, act: (ctx) => consultations.consult(ctx, id, subjectId()) }, ...(answer ? [{ day: answer[0], act: (ctx: Ctx) => cast.speakingFor(ctx, answer[1], () => give(answer[1], answer[2])(ctx)) }] : [])];
  });
  if (on <= 0) return [{ day: called, act: call }, ...consulting];
  const chair = cast.story.bodies.find(({ name }) => name === body)?.chair as string;
  const hold = async (ctx: Ctx): Promise<void> => {
    const attendances = [...present.map((key) => ({ personId: of(key), presence: 'PRESENT' as const })), ...proxies.map(([key, by]) => ({ personId: of(key), presence: 'PROXY' as const, proxyId: of(by) }))];
    ({ version } = await meetings.holdMeeting(ctx, { id, attendances }));
    if (minutes) ({ version } = await meetings.saveMinutes(ctx, id, version, minutes));
  };
  const decided = decisions.flatMap(({ by, title, outcome, reason, about, options = [], dissent, effect, reviewIn, stake, actions = [] }): Step[] => {
    let decisionId = '';
    const decide = async (ctx: Ctx): Promise<void> => {
      const { id: made } = await cast.app.get(DecisionService).recordDecision(ctx, {
        meetingId: id, title, outcome, reason, dissent, expectedEffect: effect, reviewOn: reviewIn === undefined ? null : cast.day(reviewIn), subjectIds: about.map((one) => cast.subjects.get(one) as string), options: options.map(([text, isChosen]) => ({ text, isChosen })),
        conflicts: stake && [{ personId: of(stake[0]), stake: stake[1] }], actions: actions.map(([what, owner, due]) => ({ what, ownerId: of(owner), dueOn: cast.day(due) })),
      });
      decisionId = made;
    };
    const close = (what: string) => async (ctx: Ctx): Promise<void> => {
      const action = (await ctx.list(DecisionAction, { decisionId })).find((one) => one.what === what);
      await cast.app.get(DecisionService).closeAction(ctx, action?.id ?? '', null);
    };
    return [{ day: on, act: (ctx) => cast.speakingFor(ctx, by, () => decide(ctx)) }, ...actions.flatMap(([what, owner, , done]): Step[] => (done === undefined ? [] : [{ day: done, act: (ctx) => cast.speakingFor(ctx, owner, () => close(what)(ctx)) }]))];
  });
  return [{ day: called, act: call }, { day: on, act: hold }, ...decided, ...(isApproved ? [{ day: on - 2, act: (ctx: Ctx) => cast.speakingFor(ctx, chair, () => meetings.approveMinutes(ctx, id, version)) }] : [])];
}

/** Put to a body, answered by its members, adopted by whoever may. */
function proposing(cast: Cast, { body, by, on, title, reason, within, parts, answers = [], adopted }: StoryProposal): Step[] {
  const proposals = cast.app.get(ProposalService);
  let id = '';
  const propose = async (ctx: Ctx): Promise<void> => {
    const asked = parts.map((part): ProposalPartInput => {
      if ('role' in part) return { kind: 'EDIT_ROLE', targetId: cast.roles.get(part.role), role: part.fields };
      if ('newRole' in part) return { kind: 'CREATE_ROLE', role: { name: part.newRole, departmentId: cast.departments.get(part.department), ...part.fields } };
      return { kind: 'EDIT_BODY', targetId: cast.bodies.get(part.body), body: part.fields };
    });
    ({ id } = await proposals.proposeChange(ctx, { bodyId: cast.bodies.get(body) as string, title, reason, answerBy: cast.day(within - on), parts: asked }));
  };
  return [
    { day: on, act: (ctx) => cast.speakingFor(ctx, by, () => propose(ctx)) },
    ...answers.map(([day, key, why]): Step => ({ day, act: (ctx) => cast.speakingFor(ctx, key, () => proposals.answerProposal(ctx, id, 1, why ? 'OBJECTION' : 'CONSENT', why ?? null)) })),
    ...(adopted ? [{ day: adopted[0], act: (ctx: Ctx) => cast.speakingFor(ctx, adopted[1], () => proposals.adoptProposal(ctx, id, 1)) }] : []),
  ];
}

/** Nobody meets at the weekend: days before the story's last, moved to the Monday after. */
function onWorkingDay(start: number, on: number): number {
  const day = new Date(start - on * 86_400_000).getUTCDay();
  return on - (day === 6 ? 2 : day === 0 ? 1 : 0);
}
