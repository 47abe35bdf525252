import type { INestApplicationContext } from '@nestjs/common';
import type { Ctx } from '@batuta/platform';
import type { DaysAgo, Story } from './story.js';

export interface Step {
  day: DaysAgo;
  act: (ctx: Ctx) => Promise<unknown>;
}

/** Who and what of a story is there so far, by the names that the story has for them. */
export class Cast {
  readonly departments = new Map<string, string>();
  readonly people = new Map<string, string>();
  readonly bodies = new Map<string, string>();
  readonly roles = new Map<string, string>();
  /** Initiatives and policies by their titles. */
  readonly subjects = new Map<string, string>();

  /** `start`: the instant of the story's last day. */
  constructor(
    readonly app: INestApplicationContext,
    readonly story: Story,
    readonly start: number,
  ) {}

  /** Owners without an account speak too: the story lets them post as the person that they are. */
  async speakingFor<Result>(ctx: Ctx, author: string | undefined, act: () => Promise<Result>): Promise<Result> {
    const personId = author && this.people.get(author);
    if (personId) await ctx.become({ actor: { ...ctx.actor, personId } });
    return act();
  }

  /** The day so many days after the story’s last. */
  day(inDays: number): string {
    return new Date(this.start + inDays * 86_400_000).toISOString().slice(0, 10);
  }
}
