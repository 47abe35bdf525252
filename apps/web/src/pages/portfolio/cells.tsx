import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { problemOf } from '../../app/api';
import { useAsOfLink } from '../../app/as-of';
import { HealthMark } from '../../app/health';
import { useText } from '../../app/language';
import { Failed } from '../../app/states';
import { useWords } from '../../app/words';
import { graphql } from '../../graphql';
import type { InitiativeFilter, MatrixCellsQuery } from '../../graphql/graphql';
import { squareWords } from './filters';
import { useQuery } from '../../app/query';

/** How many are drawn one by one before the rest is counted in cells. */
export const top = 20;

export const MatrixCellsDocument = graphql(`
  query MatrixCells($filter: InitiativeFilter, $top: Int!, $asOf: Date) {
    matrixCells(filter: $filter, top: $top, asOf: $asOf) { customer business initiatives unowned }
  }
`);
const CellDocument = graphql(`
  query Cell($filter: InitiativeFilter!, $asOf: Date) {
    portfolio(filter: $filter, asOf: $asOf) { total unowned }
    initiatives(filter: $filter, first: 10, asOf: $asOf) { nodes { id title health unownedSince owner { id name } } pageInfo { hasNextPage } }
  }
`);

export type Cell = MatrixCellsQuery['matrixCells'][number];

const en = { cell: (square: string, count: number, unowned: number): string => `${square}: ${count === 1 ? '1 initiative' : `${count} initiatives`}${unowned > 0 ? `, ${unowned} with nobody` : ''}`, all: 'Show all in the table', close: 'Close', notRated: 'Nothing here is rated yet', deck: (shown: number, rest: string): string => `${shown === 0 ? `All ${rest} in groups` : `The first ${shown} one by one, named where there is room; the other ${rest} in groups`}: each square says how many are in it. Press one to see which.` };
const es: typeof en = { cell: (square, count, unowned) => `${square}: ${count === 1 ? '1 iniciativa' : `${count} iniciativas`}${unowned > 0 ? `, ${unowned} sin responsable` : ''}`, all: 'Ver todas en la tabla', close: 'Cerrar', notRated: 'Aquí no hay nada valorado todavía', deck: (shown, rest) => `${shown === 0 ? `Las ${rest}, agrupadas` : `Las ${shown} primeras, una a una y con su nombre donde cabe; las otras ${rest}, agrupadas`}: cada cuadro dice cuántas hay en él. Púlsalo para ver cuáles.` };
export const cellWords = { en, es };

export function useCellName(): (cell: Cell) => string {
  const words = useWords(cellWords);
  const square = useWords(squareWords);
  return ({ customer, business, initiatives, unowned }) => words.cell(square.name(customer, business), initiatives, unowned);
}

/** A cell as it is drawn: darker the nearer it is to the fullest one. */
export function CellMark({ cell, fullest, x, y, width, height, isOpen, onOpen }: { cell: Cell; fullest: number; x: number; y: number; width: number; height: number; isOpen: boolean; onOpen: () => void }): ReactNode {
  const name = useCellName()(cell);
  const share = cell.initiatives / fullest;
  const tint = share > 0.6 ? 'var(--h2)' : 'var(--h1)';
  const opacity = share > 0.3 ? 1 : share > 0.1 ? 0.6 : 0.3;
  return (
    <g role="button" tabIndex={0} aria-label={name} aria-expanded={isOpen} className="cell" onClick={onOpen} onKeyDown={(event) => (event.key === 'Enter' || event.key === ' ') && (event.preventDefault(), onOpen())}>
      <rect x={x + 1} y={y + 1} width={width - 2} height={height - 2} rx={3} fill={isOpen ? 'var(--accentwash)' : tint} fillOpacity={isOpen ? 1 : opacity} stroke={isOpen ? 'var(--accent)' : 'none'} strokeWidth="2" />
    </g>
  );
}

/** Its count, in its lower right corner and above every disc that may lie there. */
export function CellCount({ cell, fullest, right, bottom }: { cell: Cell; fullest: number; right: number; bottom: number }): ReactNode {
  const { format } = useText();
  return <text x={right - 6} y={bottom - 6} textAnchor="end" className="halo" aria-hidden="true" pointerEvents="none" style={{ fontWeight: cell.initiatives / fullest > 0.3 ? 600 : 400 }}>{format.number(cell.initiatives)}</text>;
}

/** What is in an open cell: everything in its square, also what is drawn by name. */
export function OpenCell({ cell, filter, organization, onAll, onClose }: { cell: Cell; filter: InitiativeFilter; organization: string; onAll: () => void; onClose: () => void }): ReactNode {
  const { text } = useText();
  const words = useWords(cellWords);
  const asOf = useAsOfLink();
  const square = useWords(squareWords);
  const nameOf = useCellName();
  const [{ data, error, fetching }, refetch] = useQuery({ query: CellDocument, variables: { filter: { ...filter, cell: { customer: cell.customer, business: cell.business } }, asOf: asOf.asOf ?? null } });
  const name = data ? nameOf({ ...cell, initiatives: data.portfolio.total, unowned: data.portfolio.unowned }) : square.name(cell.customer, cell.business);
  return (
    <div className="sheet opened" role="region" aria-label={name}>
      <h3>{name}</h3>
      {!data ? (fetching ? <p className="s q">{text.common.loading}</p> : <Failed problem={problemOf(error)} retry={() => refetch({ requestPolicy: 'network-only' })} />) : (
        <table><tbody>{data.initiatives.nodes.map((one) => <tr key={one.id}><th scope="row"><Link className="plain" to="/$organization/initiatives/$id" params={{ organization, id: one.id }} search={asOf}>{one.title}</Link></th><td>{one.owner?.name ?? (one.unownedSince ? <b>{text.common.nobody}</b> : '')}</td><td><HealthMark health={one.health} isShort /></td></tr>)}</tbody></table>
      )}
      <div className="row"><button type="button" className="btn o" onClick={onAll}>{words.all}</button><button type="button" className="btn t" onClick={onClose}>{words.close}</button></div>
    </div>
  );
}
