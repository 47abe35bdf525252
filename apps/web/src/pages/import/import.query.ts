import { graphql } from '../../graphql';
import type { ImportQuery } from '../../graphql/graphql';

/** What was read and would happen, or how far it is; the rows that were saved are asked for beside it. */
export const ImportDocument = graphql(`
  query Import($id: ID!, $show: ImportRowFilter!, $afterRow: Int!) {
    import(id: $id) {
      id kind fileName fileId asOf state mode rowCount doneRows problem importedAt finishedAt undoneAt
      touched { count records { title } }
      people { id name }
      kept { count records { id kind title last { name occurredAt actor { id name } to { id name } details } } }
      importedBy { id name }
      counts { created updated unchanged skipped cells }
      unowned { count initiatives { id title department { id name } can { assignOwner } } }
      reading { encoding separator headerRow titleDay dateOrder pivot units columns { name field sample } }
      preview {
        doubtful inWork unowned unsponsored statuses departmentsCreated guessed corrected toMend rowsToMend outcomes
        counts { created updated unchanged skipped cells }
        similar: rows(show: DOUBTFUL, first: 50) { number suggestion { id title } cells { field text } }
        rows(show: $show, first: 51, afterRow: $afterRow) { number outcome reason initiativeId suggestion { id title } cells { field text value before problem corrected nearest doubt } }
      }
    }
  }
`);

export type Imported = ImportQuery['import'];
export type Preview = NonNullable<Imported['preview']>;
export type Show = 'TO_LOOK_AT' | 'CREATED' | 'UPDATED' | 'SKIPPED' | 'ALL';

/** Which rows of the preview are on screen. */
export interface Rows {
  show: Show;
  afterRow: number;
}
