import type { OverviewRow } from '../overview/overview.queries.js';
import type { ChangeKind, PortfolioChangeType } from './as-it-stood.types.js';

/** A place in the ranking that moves by less says nothing. */
const rankStep = 3;

/** What is different between two days, the most of it first; costs only of initiatives whose cost the reader may see. */
export function changesBetween(before: readonly OverviewRow[], after: readonly OverviewRow[], costShownIds: ReadonlySet<string>): PortfolioChangeType[] {
  const [ranksBefore, ranksAfter] = [ranksOf(before), ranksOf(after)];
  const was = new Map(before.map((row) => [row.id, row]));
  const changes = after.map((row): PortfolioChangeType => {
    const earlier = was.get(row.id);
    const [rankBefore, rankAfter] = [ranksBefore.get(row.id) ?? null, ranksAfter.get(row.id) ?? null];
    return {
      id: row.id,
      title: earlier?.title ?? row.title,
      kinds: kindsOf(earlier, row, rankBefore, rankAfter, costShownIds.has(row.id)),
      rankBefore,
      rankAfter,
      healthBefore: earlier?.health ?? null,
      healthAfter: row.health,
      stateBefore: earlier?.state ?? null,
      stateAfter: row.state,
      stageBefore: earlier?.stage ?? null,
      stageAfter: row.stage,
      endsOnBefore: earlier?.endsOn ?? null,
      endsOnAfter: row.endsOn,
      ownerBeforeId: earlier?.ownerId ?? null,
      ownerAfterId: row.ownerId,
    };
  });
  return changes.filter(({ kinds }) => kinds.length > 0).sort((one, other) => other.kinds.length - one.kinds.length || (one.rankAfter ?? Infinity) - (other.rankAfter ?? Infinity) || one.title.localeCompare(other.title));
}

function kindsOf(earlier: OverviewRow | undefined, row: OverviewRow, rankBefore: number | null, rankAfter: number | null, isCostShown: boolean): ChangeKind[] {
  // What came and was over in between came all the same.
  if (!earlier) return row.archivedAt ? [] : row.isListed ? ['CREATED'] : ['CREATED', 'LEFT'];
  if (earlier.isListed !== row.isListed) return [row.isListed ? 'CAME_BACK' : 'LEFT'];
  if (!row.isListed) return [];
  return [
    ...(earlier.ownerId !== row.ownerId ? (['OWNER'] as const) : []),
    ...(earlier.health !== row.health ? (['HEALTH'] as const) : []),
    ...(earlier.state !== row.state ? (['STATE'] as const) : []),
    ...(earlier.stage !== row.stage ? (['STAGE'] as const) : []),
    ...(earlier.startsOn !== row.startsOn || earlier.endsOn !== row.endsOn ? (['DATES'] as const) : []),
    ...(rankBefore !== null && rankAfter !== null && Math.abs(rankBefore - rankAfter) >= rankStep ? (['RANK'] as const) : []),
    ...(isCostShown && earlier.costMinor !== row.costMinor ? (['COST'] as const) : []),
  ];
}

function ranksOf(rows: readonly OverviewRow[]): Map<string, number> {
  const ranked = rows.filter(({ isListed, priority }) => isListed && priority !== null);
  ranked.sort((one, other) => one.priorityOrder - other.priorityOrder || one.customerOrder - other.customerOrder || one.businessOrder - other.businessOrder || (one.titleKey < other.titleKey ? -1 : 1));
  return new Map(ranked.map(({ id }, i) => [id, i + 1]));
}
