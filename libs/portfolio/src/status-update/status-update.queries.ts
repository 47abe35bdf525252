import type { Ctx } from '@batuta/platform';
import type { StatusUpdate } from './status-update.entity.js';

const columns = `id, organization_id as "organizationId", initiative_id as "initiativeId", health, narrative, progress, next_step as "nextStep", ask, author_id as "authorId", is_on_behalf as "isOnBehalf",
  corrects_id as "correctsId", source_word as "sourceWord", posted_at as "postedAt", withdrawn_at as "withdrawnAt", version`;

/** Updates of an initiative, newest first; withdrawn ones are left out. */
export function updatesPage(ctx: Ctx, initiativeId: string, after: unknown[] | null, limit: number, before?: Date): Promise<StatusUpdate[]> {
  return ctx.sql<StatusUpdate>(
    `select ${columns} from app.status_updates
     where organization_id = $1 and initiative_id = $2 and withdrawn_at is null and ${after ? '(posted_at, id) < ($4::timestamptz, $5::uuid)' : 'true'}${before ? ` and posted_at < $${after ? 6 : 4}` : ''}
     order by posted_at desc, id desc limit $3`,
    [ctx.organizationId, initiativeId, limit, ...(after ?? []), ...(before ? [before] : [])],
  );
}
