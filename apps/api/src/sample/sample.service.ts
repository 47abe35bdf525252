import type { INestApplicationContext } from '@nestjs/common';
import type { Ctx, Visit } from '@batuta/platform';
import { AccountService, DepartmentService, InvitationService, OrganizationService, PersonService, type SampleState, SessionService } from '@batuta/organization';
import { GapService } from '@batuta/oversight';
import { AcknowledgementService, BodyService, Consultation, ConsultationService, DecisionAction, DecisionService, MeetingService, PolicyExceptionService, PolicyService, PolicyVersionService, type ProposalPartInput, ProposalService, ResponsibilityService, RoleService, SubjectService } from '@batuta/governance';
import { CriterionService, InitiativeService, RatingService, StatusUpdateService } from '@batuta/portfolio';
import type { Operator } from '../cli/operation.js';
import { aurora } from './aurora.js';
import { harbor } from './harbor.js';
import type { DaysAgo, Story, StoryBody, StoryInitiative, StoryMeeting, StoryPolicy, StoryProposal, StoryRole } from './story.js';

/** Makes the sample organizations that are missing, through the same services as everybody, each step on its own day. */
export async function createSample(operator: Operator, password: string, say: (sentence: string) => void): Promise<string[]> {
  const made: string[] = [];
  for (const story of [aurora, harbor]) {
    const teller = new Teller(operator, story, password);
    try {
      await teller.found();
    } catch (error) {
      if (isTaken(error as Error)) continue;
      throw error;
    }
    say(`  ${story.name} …`);
    await teller.tell();
    made.push(story.slug);
  }
  return made;
}

/** Whether the story's slug is taken already, whoever has access there by now. */
export function isTaken({ code, constraint }: Error & { code?: string; constraint?: string }): boolean {
  return code === '23505' && constraint === 'organizations_slug_key';
}

interface Step {
  day: DaysAgo;
  act: (ctx: Ctx) => Promise<unknown>;
}

/** Tells one story from its first day to today. */
export class Teller {
  readonly #app: INestApplicationContext;
  readonly #start: number;
  readonly #departments = new Map<string, string>();
  readonly #people = new Map<string, string>();
  readonly #bodies = new Map<string, string>();
  readonly #roles = new Map<string, string>();
  /** Initiatives and policies by their titles. */
  readonly #subjects = new Map<string, string>();

  constructor(
    private readonly operator: Operator,
    private readonly story: Story,
    private readonly password: string,
  ) {
    this.#app = operator.app;
    this.#start = morning(Date.now());
  }

  /** `pause` is called when a day of the story is over, oldest first, for each of the days that are asked for. */
  async tell(days: readonly DaysAgo[] = [], pause: (at: Date) => Promise<void> = async () => undefined): Promise<void> {
    const waiting = [...days].sort((one, other) => other - one);
    await this.#settle();
    for (const person of this.story.people) if (person.account) await this.#join(person.key, person.account);
    // What happens on a day comes after its count.
    const counts = Array.from({ length: 52 }, (_, week): Step => ({
      day: week * 7,
      act: (ctx) => {
        ctx.authorize(true);
        return this.#app.get(GapService).count(ctx);
      },
    }));
    const steps = [...counts, ...this.story.bodies.map((body) => this.#founding(body)), ...this.story.roles.flatMap((role) => this.#filling(role)), ...this.story.policies.flatMap((policy) => this.#policing(policy)), ...this.story.meetings.flatMap((meeting) => this.#meeting(meeting)), ...this.story.proposals.flatMap((proposal) => this.#proposing(proposal)), ...this.story.initiatives.flatMap((initiative) => this.#stepsOf(initiative))].sort((one, other) => other.day - one.day);
    for (const { day, act } of steps) {
      while (waiting.length > 0 && day < (waiting[0] as number)) await pause(this.#evening(waiting.shift() as number));
      await this.#as(this.office, day, act);
    }
  }

  get office(): string {
    return (this.story.people.find(({ account }) => account?.access === 'PROGRAM_OFFICE')?.account?.email ?? this.story.administrator.email);
  }

  async found(sample?: SampleState): Promise<void> {
    const { administrator, departments: _departments, people: _people, bodies: _bodies, roles: _roles, policies: _policies, meetings: _meetings, proposals: _proposals, initiatives: _initiatives, ...organization } = this.story;
    await this.#account(administrator.email);
    await this.#run(360, (ctx) => this.#app.get(OrganizationService).createOrganization(ctx, { ...organization, administrator, sample }));
  }

  async #settle(): Promise<void> {
    const { administrator, departments, people, slug } = this.story;
    await this.#as(administrator.email, 360, async (ctx) => {
      this.#people.set('administrator', ctx.actor.personId);
      for (const { name } of departments) this.#departments.set(name, (await this.#app.get(DepartmentService).createDepartment(ctx, { name })).id);
      const heads = new Map(departments.map(({ name, head }) => [name, head]));
      // Heads first: the others report to them.
      for (const { key, name, title, department, account } of [...people].sort((one, other) => Number(heads.get(other.department) === other.key) - Number(heads.get(one.department) === one.key))) {
        const email = account?.email ?? `${key}@${slug}.example`;
        const head = heads.get(department);
        const managerId = head && head !== key ? this.#people.get(head) : undefined;
        this.#people.set(key, (await this.#app.get(PersonService).createPerson(ctx, { name, title, email, departmentId: this.#departments.get(department), managerId })).id);
      }
      for (const { name, head } of departments) if (head) await this.#app.get(DepartmentService).editDepartment(ctx, { id: this.#departments.get(name) as string, version: 1, headId: this.#people.get(head) });
    });
  }

  async #join(key: string, account: { email: string; access: Parameters<InvitationService['inviteMember']>[1]['access'] }): Promise<void> {
    const department = this.story.people.find((person) => person.key === key)?.department as string;
    const departmentId = account.access === 'DEPARTMENT_HEAD' ? this.#departments.get(department) : null;
    const { link } = await this.#as(this.story.administrator.email, 355, (ctx) => this.#app.get(InvitationService).inviteMember(ctx, { email: account.email, access: account.access, departmentId }), new Date());
    await this.#account(account.email);
    await this.#run(354, (ctx) => this.#app.get(InvitationService).acceptInvitation(ctx, operatorsVisit, { token: link.slice(link.lastIndexOf('/') + 1), password: this.password }), new Date());
  }

  #stepsOf(told: StoryInitiative): Step[] {
    let id = '';
    const department = (name: string): string => this.#departments.get(name) as string;
    const create = async (ctx: Ctx): Promise<void> => {
      const initiative = await this.#app.get(InitiativeService).createInitiative(ctx, {
        title: told.title,
        summary: told.summary,
        departmentId: department(told.department),
        participantIds: (told.with ?? []).map(department),
        isProposal: told.isProposal ?? false,
        stage: told.stage,
        cost: { amount: String(told.cost) },
        effortDays: told.effortDays,
        startsOn: this.#day(told.startsIn),
        endsOn: this.#day(told.endsIn),
      });
      id = initiative.id;
      this.#subjects.set(told.title, id);
    };
    const steps: Step[] = [{ day: told.created, act: create }, ...this.#letters(() => id, told)];
    if (told.sponsor) steps.push({ day: told.created - 1, act: (ctx) => this.#app.get(InitiativeService).assignSponsor(ctx, id, this.#people.get(told.sponsor as string) as string) });
    if (told.ratings) steps.push({ day: told.created - 1, act: (ctx) => this.#rate(ctx, id, told) });
    for (const [day, owner, reason] of told.owners) steps.push({ day, act: (ctx) => this.#app.get(SubjectService).assignOwner(ctx, { subjectId: id, personId: this.#people.get(owner) as string, reason }) });
    for (const [day, health, narrative, nextStep, ask] of told.statuses) {
      const author = told.owners.filter(([since]) => since >= day).at(-1)?.[1];
      steps.push({ day, act: (ctx) => this.#speakingFor(ctx, author, () => this.#app.get(StatusUpdateService).postStatusUpdate(ctx, { initiativeId: id, health, narrative, nextStep, ask })) });
    }
    const { ends } = told;
    if (ends) steps.push({ day: ends[0], act: (ctx) => this.#app.get(InitiativeService).changeState(ctx, id, ends[1], ends[2]) });
    return steps;
  }

  #founding(told: StoryBody): Step {
    return {
      day: told.founded,
      act: async (ctx) => this.#bodies.set(told.name, (await this.#app.get(BodyService).createBody(ctx, { name: told.name, kind: told.kind, charter: told.charter, decisionRights: told.decides, amountLimit: told.upTo ? { amount: String(told.upTo) } : null, cadence: told.cadence, quorum: told.quorum, chairId: told.chair && this.#people.get(told.chair), memberIds: told.members.map((key) => this.#people.get(key) as string) })).id),
    };
  }

  #filling({ name, department, made, purpose, accountabilities, mandate, people }: StoryRole): Step[] {
    let roleId = '';
    const make = async (ctx: Ctx): Promise<void> => {
      const role = await this.#app.get(RoleService).createRole(ctx, { name, purpose, accountabilities, departmentId: department && this.#departments.get(department), ...(mandate && { leadsCx: true, authority: mandate.authority, decisionRights: mandate.decides, budgetLimit: mandate.budget ? { amount: String(mandate.budget) } : null, sponsorId: mandate.sponsor && this.#people.get(mandate.sponsor) }) });
      roleId = role.id;
      this.#roles.set(name, roleId);
    };
    return [{ day: made, act: make }, ...people.map(([day, key, until]): Step => ({ day, act: (ctx) => this.#app.get(RoleService).assignRole(ctx, { roleId, personId: this.#people.get(key) as string, electedUntil: until === undefined ? null : this.#day(until) }) }))];
  }

  #policing({ title, kind, department, owner, approvedBy: [bodyName, approvalsNeeded], binds, reviewIn, versions, exception, retired }: StoryPolicy): Step[] {
    const policies = this.#app.get(PolicyService);
    const policyVersions = this.#app.get(PolicyVersionService);
    const of = (key: string): string => this.#people.get(key) as string;
    let policyId = '';
    let versionId = '';
    const draft = (i: number) => async (ctx: Ctx): Promise<void> => {
      const { body, note } = versions[i] as StoryPolicy['versions'][number];
      const approverRoleIds = i > 0 ? undefined : (await this.#app.get(RoleService).roles(ctx, { bodyId: this.#bodies.get(bodyName) })).map(({ id }) => id);
      const drafted = await policies.draftPolicy(ctx, i > 0 ? { policyId, body, note } : { title, kind, departmentId: this.#departments.get(department), body, note, approverRoleIds, approvalsNeeded, reviewOn: reviewIn === undefined ? null : this.#day(reviewIn), ownerId: owner && of(owner), ...(binds && { audience: { departmentIds: binds.map((name) => this.#departments.get(name) as string) } }) });
      policyId = drafted.id;
      this.#subjects.set(title, policyId);
      versionId = drafted.openId as string;
    };
    const steps = versions.flatMap(({ drafted, submitted, approvals, read = [] }, i): Step[] => [
      { day: drafted, act: draft(i) },
      ...(submitted === undefined ? [] : [{ day: submitted, act: (ctx: Ctx) => policyVersions.submitPolicy(ctx, versionId) }]),
      ...approvals.map(([day, key]): Step => ({ day, act: (ctx) => this.#speakingFor(ctx, key, () => policyVersions.approvePolicy(ctx, versionId)) })),
      ...read.map(([day, count], j): Step => ({ day, act: (ctx) => this.#read(ctx, versionId, read[j - 1]?.[1] ?? 0, count) })),
    ]);
    if (exception) {
      const [day, key, { what, reason, department: of, untilIn }] = exception;
      steps.push({ day, act: (ctx) => this.#speakingFor(ctx, key, () => this.#app.get(PolicyExceptionService).grantPolicyException(ctx, { policyId, what, reason, departmentId: of && this.#departments.get(of), expiresOn: this.#day(untilIn) })) });
    }
    if (retired) steps.push({ day: retired[0], act: (ctx) => policies.retirePolicy(ctx, policyId, retired[1]) });
    return steps;
  }

  /** Called, held with what the agenda was on that day, decided and told. */
  #meeting({ body, on: told, called, place, topics = [], consulted = [], present = [], proxies = [], minutes, isApproved, decisions = [] }: StoryMeeting): Step[] {
    const meetings = this.#app.get(MeetingService);
    const of = (key: string): string => this.#people.get(key) as string;
    const on = onWorkingDay(this.#start, told);
    let id = '';
    let version = 1;
    const call = async (ctx: Ctx): Promise<void> => {
      ({ id } = await meetings.scheduleMeeting(ctx, { bodyId: this.#bodies.get(body) as string, startsAt: new Date(this.#start - on * 86_400_000), durationMinutes: 90, place }));
      for (const [title, note] of topics) await meetings.addTopic(ctx, { meetingId: id, title, note });
    };
    const consulting = consulted.flatMap(([title, day, answer]): Step[] => {
      const consultations = this.#app.get(ConsultationService);
      const subjectId = (): string => this.#subjects.get(title) as string;
      const give = (key: string, opinion: string) => async (ctx: Ctx): Promise<void> => {
        const asked = await ctx.find(Consultation, { meetingId: id, subjectId: subjectId(), personId: of(key) });
        await consultations.giveOpinion(ctx, asked?.id ?? '', opinion);
      };
      return [{ day, act: (ctx) => consultations.consult(ctx, id, subjectId()) }, ...(answer ? [{ day: answer[0], act: (ctx: Ctx) => this.#speakingFor(ctx, answer[1], () => give(answer[1], answer[2])(ctx)) }] : [])];
    });
    if (on <= 0) return [{ day: called, act: call }, ...consulting];
    const chair = this.story.bodies.find(({ name }) => name === body)?.chair as string;
    const hold = async (ctx: Ctx): Promise<void> => {
      const attendances = [...present.map((key) => ({ personId: of(key), presence: 'PRESENT' as const })), ...proxies.map(([key, by]) => ({ personId: of(key), presence: 'PROXY' as const, proxyId: of(by) }))];
      ({ version } = await meetings.holdMeeting(ctx, { id, attendances }));
      if (minutes) ({ version } = await meetings.saveMinutes(ctx, id, version, minutes));
    };
    const decided = decisions.flatMap(({ by, title, outcome, reason, about, options = [], dissent, effect, reviewIn, stake, actions = [] }): Step[] => {
      let decisionId = '';
      const decide = async (ctx: Ctx): Promise<void> => {
        const { id: made } = await this.#app.get(DecisionService).recordDecision(ctx, {
          meetingId: id, title, outcome, reason, dissent, expectedEffect: effect, reviewOn: reviewIn === undefined ? null : this.#day(reviewIn), subjectIds: about.map((one) => this.#subjects.get(one) as string), options: options.map(([text, isChosen]) => ({ text, isChosen })),
          conflicts: stake && [{ personId: of(stake[0]), stake: stake[1] }], actions: actions.map(([what, owner, due]) => ({ what, ownerId: of(owner), dueOn: this.#day(due) })),
        });
        decisionId = made;
      };
      const close = (what: string) => async (ctx: Ctx): Promise<void> => {
        const action = (await ctx.list(DecisionAction, { decisionId })).find((one) => one.what === what);
        await this.#app.get(DecisionService).closeAction(ctx, action?.id ?? '', null);
      };
      return [{ day: on, act: (ctx) => this.#speakingFor(ctx, by, () => decide(ctx)) }, ...actions.flatMap(([what, owner, , done]): Step[] => (done === undefined ? [] : [{ day: done, act: (ctx) => this.#speakingFor(ctx, owner, () => close(what)(ctx)) }]))];
    });
    return [{ day: called, act: call }, { day: on, act: hold }, ...decided, ...(isApproved ? [{ day: on - 2, act: (ctx: Ctx) => this.#speakingFor(ctx, chair, () => meetings.approveMinutes(ctx, id, version)) }] : [])];
  }

  /** Put to a body, answered by its members, adopted by whoever may. */
  #proposing({ body, by, on, title, reason, within, parts, answers = [], adopted }: StoryProposal): Step[] {
    const proposals = this.#app.get(ProposalService);
    let id = '';
    const propose = async (ctx: Ctx): Promise<void> => {
      const asked = parts.map((part): ProposalPartInput => {
        if ('role' in part) return { kind: 'EDIT_ROLE', targetId: this.#roles.get(part.role), role: part.fields };
        if ('newRole' in part) return { kind: 'CREATE_ROLE', role: { name: part.newRole, departmentId: this.#departments.get(part.department), ...part.fields } };
        return { kind: 'EDIT_BODY', targetId: this.#bodies.get(part.body), body: part.fields };
      });
      ({ id } = await proposals.proposeChange(ctx, { bodyId: this.#bodies.get(body) as string, title, reason, answerBy: this.#day(within - on), parts: asked }));
    };
    return [
      { day: on, act: (ctx) => this.#speakingFor(ctx, by, () => propose(ctx)) },
      ...answers.map(([day, key, why]): Step => ({ day, act: (ctx) => this.#speakingFor(ctx, key, () => proposals.answerProposal(ctx, id, 1, why ? 'OBJECTION' : 'CONSENT', why ?? null)) })),
      ...(adopted ? [{ day: adopted[0], act: (ctx: Ctx) => this.#speakingFor(ctx, adopted[1], () => proposals.adoptProposal(ctx, id, 1)) }] : []),
    ];
  }

  /** The next of the people of the story, in an order of its own, read and acknowledge a version. */
  async #read(ctx: Ctx, versionId: string, from: number, to: number): Promise<void> {
    const { actor } = ctx;
    const readers = [...this.#people.values()].sort().slice(from, to);
    for (const personId of readers) {
      await ctx.become({ actor: { ...actor, personId } });
      await this.#app.get(AcknowledgementService).acknowledgePolicy(ctx, versionId, true);
    }
  }

  /** Heads of the departments that take part: the first does the work with them, the others are asked; the sponsor is told. */
  #letters(id: () => string, told: StoryInitiative): Step[] {
    const heads = (told.with ?? []).flatMap((name) => this.story.departments.find((department) => department.name === name)?.head ?? []);
    const letters: [string, 'R' | 'C' | 'I'][] = [...heads.map((head, i): [string, 'R' | 'C'] => [head, i === 0 ? 'R' : 'C']), ...(told.sponsor ? [[told.sponsor, 'I'] as [string, 'I']] : [])];
    const holding = new Set(told.owners.map(([, key]) => key));
    return letters.filter(([key]) => !holding.has(key)).map(([key, letter]) => ({ day: told.created - 2, act: (ctx) => this.#app.get(ResponsibilityService).setResponsibility(ctx, { subjectId: id(), letter, holder: { personId: this.#people.get(key) as string } }) }));
  }

  async #rate(ctx: Ctx, initiativeId: string, told: StoryInitiative): Promise<void> {
    const criteria = await this.#app.get(CriterionService).criteria(ctx);
    const ratings = criteria.map(({ id }, i) => ({ criterionId: id, value: told.ratings?.[i] as number, evidence: told.evidence ?? '' }));
    await this.#app.get(RatingService).rateInitiative(ctx, { initiativeId, ratings, confidence: told.confidence });
  }

  /** Owners without an account speak too: the story lets them post as the person that they are. */
  async #speakingFor<Result>(ctx: Ctx, author: string | undefined, act: () => Promise<Result>): Promise<Result> {
    const personId = author && this.#people.get(author);
    if (personId) await ctx.become({ actor: { ...ctx.actor, personId } });
    return act();
  }

  async #account(email: string): Promise<void> {
    await this.#run(360, async (ctx) => {
      ctx.authorize(true);
      if (await this.#app.get(AccountService).findByEmail(ctx, email)) return;
      await this.#app.get(AccountService).createAccount(ctx, { email, password: this.password, language: this.story.language, isSample: true });
    });
  }

  #as<Result>(email: string, day: DaysAgo, act: (ctx: Ctx) => Promise<Result>, now?: Date): Promise<Result> {
    return this.#run(
      day,
      async (ctx) => {
        await this.#app.get(SessionService).actAs(ctx, email, this.story.slug);
        return act(ctx);
      },
      now,
    );
  }

  #run<Result>(day: DaysAgo, act: (ctx: Ctx) => Promise<Result>, now?: Date): Promise<Result> {
    // At ten in the morning of that day, a second later for each call: facts keep their order.
    const at = now ?? new Date(this.#start - day * 86_400_000 + this.#tick++ * 1000);
    return this.operator.run({ operation: 'sample', language: this.story.language, clock: () => at }, act);
  }

  #tick = 0;

  /** Late on that day in the story's own time zone: nothing of it is still to come. */
  #evening(day: DaysAgo): Date {
    return new Date(this.#start - day * 86_400_000 + 8 * 3_600_000);
  }

  #day(inDays: number): string {
    return new Date(this.#start + inDays * 86_400_000).toISOString().slice(0, 10);
  }
}

/** Nobody meets at the weekend: days before the story's last, moved to the Monday after. */
function onWorkingDay(start: number, on: number): number {
  const day = new Date(start - on * 86_400_000).getUTCDay();
  return on - (day === 6 ? 2 : day === 0 ? 1 : 0);
}

/** The last ten o'clock (UTC): every step of the story is of a day's morning, whenever it is told. */
function morning(now: number): number {
  const today = Math.floor(now / 86_400_000) * 86_400_000 + 10 * 3_600_000;
  return today <= now ? today : today - 86_400_000;
}

const operatorsVisit: Visit = { requestId: 'sample', language: 'es', address: '127.0.0.1', isLoopback: true, accountId: null, sessionId: null, organizationId: null, actor: null, idempotencyKey: null, userAgent: 'batuta sample', cookies: [], sendCookie: () => undefined };
