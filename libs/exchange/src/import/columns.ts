/** Fields of an initiative that a spreadsheet may hold. */
export const importFields = ['externalKey', 'title', 'department', 'status', 'summary', 'narrative', 'startsOn', 'endsOn', 'cost', 'owner'] as const;
export type ImportField = (typeof importFields)[number];

/** Whole headers, in English and Spanish, most telling first; never parts of words ("year" is not "yearly budget"). */
const synonyms: Record<ImportField, string[]> = {
  externalKey: ['project number', 'gmpp id', 'external id', 'external key', 'project id', 'project code', 'project ref', 'initiative id', 'reference', 'ref', 'code', 'key', 'id', 'número de proyecto', 'código de proyecto', 'código', 'clave', 'identificador', 'referencia', 'expediente', 'cod', 'ref proyecto'],
  title: ['project name', 'programme name', 'program name', 'initiative name', 'project title', 'initiative title', 'title', 'name', 'project', 'programme', 'initiative', 'nombre del proyecto', 'nombre de la iniciativa', 'título', 'nombre', 'denominación', 'iniciativa', 'proyecto', 'programa'],
  department: ['lead department', 'department', 'dept', 'organisation', 'organization', 'directorate', 'business unit', 'unit', 'ministry', 'agency', 'área responsable', 'área', 'departamento', 'dirección', 'unidad', 'ministerio', 'organismo', 'dependencia', 'entidad', 'consejería', 'gerencia', 'subdirección'],
  status: ['colour rating', 'color rating', 'rag rating', 'rag status', 'rag', 'mpa rag rating', 'ipa rag rating', 'ipa delivery confidence assessment', 'delivery confidence assessment', 'delivery confidence', 'health', 'rating', 'status', 'colour', 'color', 'semáforo', 'estado', 'salud', 'situación', 'calificación'],
  summary: ['description aims', 'description', 'aims', 'summary', 'objectives', 'objective', 'purpose', 'descripción', 'resumen', 'objetivos', 'objetivo'],
  narrative: ['rating comment', 'status comment', 'status narrative', 'status update', 'commentary', 'comments', 'comment', 'progress', 'departmental commentary on actions planned or taken on the mpa rag rating', 'departmental commentary on actions planned or taken on the ipa rag rating', 'departmental commentary', 'comentario de estado', 'comentarios', 'comentario', 'observaciones', 'avance'],
  startsOn: ['start date', 'project start date', 'planned start date', 'begin date', 'start', 'fecha de inicio', 'fecha inicio', 'inicio', 'comienzo', 'f inicio', 'fecha comienzo'],
  endsOn: ['end date', 'project end date', 'planned end date', 'finish date', 'completion date', 'due date', 'deadline', 'end', 'fecha de fin', 'fecha fin', 'fecha de término', 'fecha de finalización', 'fecha límite', 'vencimiento', 'plazo', 'fin', 'f fin', 'fecha término'],
  cost: ['whole life cost', 'whole life costs', 'wlc baseline', 'wlc baseline incl ncg', 'wlc', 'whole life cost total baseline', 'total budgeted whole life costs', 'total budget', 'total cost', 'budget', 'cost', 'presupuesto total', 'coste total', 'presupuesto', 'coste', 'costo', 'importe', 'ppto', 'ppto total'],
  owner: ['owner', 'senior responsible owner', 'sro', 'accountable', 'project manager', 'programme manager', 'responsible', 'lead', 'responsable', 'titular', 'jefe de proyecto', 'jefa de proyecto', 'líder', 'dueño', 'dueña'],
};

const byPhrase = new Map(importFields.flatMap((field) => synonyms[field].map((phrase, rank) => [phraseOf(phrase), { field, rank }] as const)));

/** A header as it is compared: up to its first line break or bracket, without accents, case, years or punctuation. */
export function phraseOf(header: string): string {
  const [first = ''] = header.split(/[\n(]/);
  return first.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\d{2,4}\/\d{2,4}/g, ' ').replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

/** Which column holds which field; of two that could, the more telling name wins. */
export function columnsOf(headers: readonly string[]): Partial<Record<ImportField, number>> {
  const best: Partial<Record<ImportField, { column: number; rank: number }>> = {};
  headers.forEach((header, column) => {
    const found = byPhrase.get(phraseOf(header));
    if (!found) return;
    const before = best[found.field];
    if (!before || found.rank < before.rank) best[found.field] = { column, rank: found.rank };
  });
  return Object.fromEntries(Object.entries(best).map(([field, { column }]) => [field, column]));
}

/** How many different fields a line of cells names. */
export function distinctFields(cells: readonly string[]): number {
  return new Set(cells.flatMap((cell) => byPhrase.get(phraseOf(cell))?.field ?? [])).size;
}
