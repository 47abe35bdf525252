import { asOfSearch } from '../../app/as-of';
import type { Health, InitiativeFilter, InitiativeOrder, InitiativeState } from '../../graphql/graphql';

/** What the address of the portfolio may say; anything else is dropped, so a link always opens. */
export interface PortfolioSearch {
  /** Words of the name. */
  text?: string;
  department?: string;
  health?: Health | 'NONE';
  state?: InitiativeState;
  owner?: 'with' | 'without';
  overdue?: true;
  order?: InitiativeOrder;
  /** A cell of the matrix, by tens: customer-business. */
  cell?: string;
  /** What an import made or changed. */
  import?: string;
  /** Listed to the end, not only the first. */
  all?: true;
  /** A day of the past. */
  asOf?: string;
}

const healths = ['ON_TRACK', 'AT_RISK', 'OFF_TRACK', 'NONE'];
const states = ['PROPOSED', 'ACTIVE', 'PAUSED', 'DONE', 'CANCELLED'];
const orders = ['TITLE', 'DUE_ON', 'UNOWNED_SINCE'];

export function portfolioSearch(given: Record<string, unknown>): PortfolioSearch {
  const { department, health, state, owner, overdue, order } = given;
  return {
    ...(['string', 'number'].includes(typeof given.text) && String(given.text).trim() !== '' && { text: String(given.text).slice(0, 100) }),
    ...(typeof department === 'string' && /^[0-9a-f-]{36}$/.test(department) && { department }),
    ...(healths.includes(health as string) && { health: health as Health }),
    ...(states.includes(state as string) && { state: state as InitiativeState }),
    ...((owner === 'with' || owner === 'without') && { owner }),
    ...((overdue === true || overdue === 'true') && { overdue: true as const }),
    ...(typeof given.cell === 'string' && /^\d-\d$/.test(given.cell) && { cell: given.cell }),
    ...(typeof given.import === 'string' && /^[0-9a-f-]{36}$/.test(given.import) && { import: given.import }),
    ...((given.all === true || given.all === 'true') && { all: true as const }),
    ...asOfSearch(given),
    ...(orders.includes(order as string) && { order: order as InitiativeOrder }),
  };
}

export function filterOf({ text, department, health, state, owner, overdue, cell, import: importId }: PortfolioSearch): InitiativeFilter {
  return {
    ...(text && { text }),
    ...(department && { departmentIds: [department] }),
    ...(health === 'NONE' ? { isTold: false } : health && { healths: [health] }),
    ...(state && { states: [state] }),
    ...(owner && { isOwned: owner === 'with' }),
    ...(overdue && { isOverdue: true }),
    ...(importId && { importId }),
    ...(cell && { cell: { customer: Number(cell[0]), business: Number(cell[2]) } }),
  };
}
