import type { Ctx } from './ctx.js';

/** Something that happened, in the product's words: `subject.owner_assigned`. */
export interface DomainEvent {
  name: string;
  subjectId?: string;
  details?: Record<string, unknown>;
}

export type Listener = (ctx: Ctx, event: DomainEvent) => Promise<void>;

/** Listeners that run inside the transaction of what they listen to: read models, never anything slow or external. */
export class EventBus {
  readonly #listeners: { prefix: string; listener: Listener }[] = [];

  on(prefix: string, listener: Listener): void {
    this.#listeners.push({ prefix, listener });
  }

  async publish(ctx: Ctx, event: DomainEvent): Promise<void> {
    for (const { prefix, listener } of this.#listeners) if (event.name.startsWith(prefix)) await listener(ctx, event);
  }
}
