import type { INestApplicationContext } from '@nestjs/common';
import type { Ctx, Visit } from '@batuta/platform';
import { AccountService, DepartmentService, InvitationService, OrganizationService, PersonService, type SampleState, SessionService } from '@batuta/organization';
import { GapService } from '@batuta/oversight';
import { ResponsibilityService, SubjectService } from '@batuta/governance';
import { CriterionService, InitiativeService, RatingService, StatusUpdateService } from '@batuta/portfolio';
import type { Operator } from '../cli/operation.js';
import { aurora } from './aurora.js';
import { Cast, type Step } from './cast.js';
import { governanceSteps } from './governance-steps.js';
import { harbor } from './harbor.js';
import type { DaysAgo, Story, StoryInitiative } from './story.js';

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

/** Tells one story from its first day to today. */
export class Teller {
  readonly #app: INestApplicationContext;
  readonly #cast: Cast;

  constructor(
    private readonly operator: Operator,
    private readonly story: Story,
    private readonly password: string,
  ) {
    this.#app = operator.app;
    this.#cast = new Cast(operator.app, story, morning(Date.now()));
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
    const steps = [...counts, ...governanceSteps(this.#cast), ...this.story.initiatives.flatMap((initiative) => this.#stepsOf(initiative))].sort((one, other) => other.day - one.day);
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
      this.#cast.people.set('administrator', ctx.actor.personId);
      for (const { name } of departments) this.#cast.departments.set(name, (await this.#app.get(DepartmentService).createDepartment(ctx, { name })).id);
      const heads = new Map(departments.map(({ name, head }) => [name, head]));
      // Heads first: the others report to them.
      for (const { key, name, title, department, account } of [...people].sort((one, other) => Number(heads.get(other.department) === other.key) - Number(heads.get(one.department) === one.key))) {
        const email = account?.email ?? `${key}@${slug}.example`;
        const head = heads.get(department);
        const managerId = head && head !== key ? this.#cast.people.get(head) : undefined;
        this.#cast.people.set(key, (await this.#app.get(PersonService).createPerson(ctx, { name, title, email, departmentId: this.#cast.departments.get(department), managerId })).id);
      }
      for (const { name, head } of departments) if (head) await this.#app.get(DepartmentService).editDepartment(ctx, { id: this.#cast.departments.get(name) as string, version: 1, headId: this.#cast.people.get(head) });
    });
  }

  async #join(key: string, account: { email: string; access: Parameters<InvitationService['inviteMember']>[1]['access'] }): Promise<void> {
    const department = this.story.people.find((person) => person.key === key)?.department as string;
    const departmentId = account.access === 'DEPARTMENT_HEAD' ? this.#cast.departments.get(department) : null;
    const { link } = await this.#as(this.story.administrator.email, 355, (ctx) => this.#app.get(InvitationService).inviteMember(ctx, { email: account.email, access: account.access, departmentId }), new Date());
    await this.#account(account.email);
    await this.#run(354, (ctx) => this.#app.get(InvitationService).acceptInvitation(ctx, operatorsVisit, { token: link.slice(link.lastIndexOf('/') + 1), password: this.password }), new Date());
  }

  #stepsOf(told: StoryInitiative): Step[] {
    let id = '';
    const department = (name: string): string => this.#cast.departments.get(name) as string;
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
        startsOn: this.#cast.day(told.startsIn),
        endsOn: this.#cast.day(told.endsIn),
      });
      id = initiative.id;
      this.#cast.subjects.set(told.title, id);
    };
    const steps: Step[] = [{ day: told.created, act: create }, ...this.#letters(() => id, told)];
    if (told.sponsor) steps.push({ day: told.created - 1, act: (ctx) => this.#app.get(InitiativeService).assignSponsor(ctx, id, this.#cast.people.get(told.sponsor as string) as string) });
    if (told.ratings) steps.push({ day: told.created - 1, act: (ctx) => this.#rate(ctx, id, told) });
    for (const [day, owner, reason] of told.owners) steps.push({ day, act: (ctx) => this.#app.get(SubjectService).assignOwner(ctx, { subjectId: id, personId: this.#cast.people.get(owner) as string, reason }) });
    for (const [day, health, narrative, nextStep, ask] of told.statuses) {
      const author = told.owners.filter(([since]) => since >= day).at(-1)?.[1];
      steps.push({ day, act: (ctx) => this.#cast.speakingFor(ctx, author, () => this.#app.get(StatusUpdateService).postStatusUpdate(ctx, { initiativeId: id, health, narrative, nextStep, ask })) });
    }
    const { ends } = told;
    if (ends) steps.push({ day: ends[0], act: (ctx) => this.#app.get(InitiativeService).changeState(ctx, id, ends[1], ends[2]) });
    return steps;
  }

  /** Heads of the departments that take part: the first does the work with them, the others are asked; the sponsor is told. */
  #letters(id: () => string, told: StoryInitiative): Step[] {
    const heads = (told.with ?? []).flatMap((name) => this.story.departments.find((department) => department.name === name)?.head ?? []);
    const letters: [string, 'R' | 'C' | 'I'][] = [...heads.map((head, i): [string, 'R' | 'C'] => [head, i === 0 ? 'R' : 'C']), ...(told.sponsor ? [[told.sponsor, 'I'] as [string, 'I']] : [])];
    const holding = new Set(told.owners.map(([, key]) => key));
    return letters.filter(([key]) => !holding.has(key)).map(([key, letter]) => ({ day: told.created - 2, act: (ctx) => this.#app.get(ResponsibilityService).setResponsibility(ctx, { subjectId: id(), letter, holder: { personId: this.#cast.people.get(key) as string } }) }));
  }

  async #rate(ctx: Ctx, initiativeId: string, told: StoryInitiative): Promise<void> {
    const criteria = await this.#app.get(CriterionService).criteria(ctx);
    const ratings = criteria.map(({ id }, i) => ({ criterionId: id, value: told.ratings?.[i] as number, evidence: told.evidence ?? '' }));
    await this.#app.get(RatingService).rateInitiative(ctx, { initiativeId, ratings, confidence: told.confidence });
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
    const at = now ?? new Date(this.#cast.start - day * 86_400_000 + this.#tick++ * 1000);
    return this.operator.run({ operation: 'sample', language: this.story.language, clock: () => at }, act);
  }

  #tick = 0;

  /** Late on that day in the story's own time zone: nothing of it is still to come. */
  #evening(day: DaysAgo): Date {
    return new Date(this.#cast.start - day * 86_400_000 + 8 * 3_600_000);
  }
}

/** The last ten o'clock (UTC): every step of the story is of a day's morning, whenever it is told. */
function morning(now: number): number {
  const today = Math.floor(now / 86_400_000) * 86_400_000 + 10 * 3_600_000;
  return today <= now ? today : today - 86_400_000;
}

const operatorsVisit: Visit = { requestId: 'sample', language: 'es', address: '127.0.0.1', isLoopback: true, accountId: null, sessionId: null, organizationId: null, actor: null, idempotencyKey: null, userAgent: 'batuta sample', cookies: [], sendCookie: () => undefined };
