/** What a spreadsheet may hold. */
export const importKinds = ['initiatives', 'people', 'departments'] as const;
export type ImportKind = (typeof importKinds)[number];

export const importFields = ['externalKey', 'title', 'department', 'status', 'state', 'stage', 'summary', 'narrative', 'startsOn', 'endsOn', 'cost', 'effortDays', 'progress', 'owner', 'sponsor', 'email', 'jobTitle', 'manager', 'parent', 'head'] as const;
export type ImportField = (typeof importFields)[number];

/** Fields of each kind; every kind has a name, which is its `title`. */
export const fieldsOf: Record<ImportKind, readonly ImportField[]> = {
  initiatives: ['externalKey', 'title', 'department', 'status', 'state', 'stage', 'summary', 'narrative', 'startsOn', 'endsOn', 'cost', 'effortDays', 'progress', 'owner', 'sponsor'],
  people: ['title', 'email', 'jobTitle', 'department', 'manager'],
  departments: ['title', 'parent', 'head'],
};

/** Whole headers, in English and Spanish, most telling first; never parts of words ("year" is not "yearly budget"). */
const synonyms: Record<ImportField, string[]> = {
  externalKey: ['project number', 'gmpp id', 'external id', 'external key', 'project id', 'project code', 'project ref', 'initiative id', 'reference', 'ref', 'code', 'key', 'id', 'número de proyecto', 'código de proyecto', 'código', 'clave', 'clave en otro sistema', 'key in another system', 'identificador', 'referencia', 'expediente', 'cod', 'ref proyecto'],
  title: ['project name', 'programme name', 'program name', 'initiative name', 'project title', 'initiative title', 'title', 'name', 'project', 'programme', 'initiative', 'nombre del proyecto', 'nombre de la iniciativa', 'título', 'nombre', 'denominación', 'iniciativa', 'proyecto', 'programa', 'qué vamos a hacer', 'qué hacemos', 'actuación', 'acción', 'qué se hace'],
  department: ['lead department', 'department', 'dept', 'organisation', 'organization', 'directorate', 'business unit', 'unit', 'ministry', 'agency', 'área responsable', 'área', 'departamento', 'dirección', 'unidad', 'ministerio', 'organismo', 'dependencia', 'entidad', 'consejería', 'gerencia', 'subdirección', 'dpto', 'depto', 'dep'],
  status: ['colour rating', 'color rating', 'rag rating', 'rag status', 'rag', 'mpa rag rating', 'ipa rag rating', 'ipa delivery confidence assessment', 'delivery confidence assessment', 'delivery confidence', 'health', 'rating', 'status', 'colour', 'color', 'semáforo', 'estado', 'salud', 'situación', 'calificación'],
  state: ['state', 'life', 'vida', 'project state', 'initiative state', 'lifecycle', 'lifecycle state', 'lifecycle status', 'project status', 'initiative status', 'estado del proyecto', 'estado de la iniciativa', 'estado del programa'],
  stage: ['stage', 'project stage', 'phase', 'project phase', 'etapa', 'fase', 'fase del proyecto', 'etapa del proyecto'],
  summary: ['description aims', 'description', 'aims', 'summary', 'objectives', 'objective', 'purpose', 'descripción', 'resumen', 'objetivos', 'objetivo', 'finalidad', 'para qué', 'para qué es', 'qué resuelve', 'qué gana el cliente', 'beneficio para el cliente', 'beneficio', 'customer benefit', 'benefit'],
  narrative: ['rating comment', 'status comment', 'status narrative', 'status update', 'commentary', 'comments', 'comment', 'progress', 'departmental commentary on actions planned or taken on the mpa rag rating', 'departmental commentary on actions planned or taken on the ipa rag rating', 'departmental commentary', 'comentario de estado', 'comentarios', 'comentario', 'observaciones', 'avance', 'comentario del estado', 'comentario de seguimiento', 'comentario seguimiento', 'comentarios de seguimiento', 'seguimiento', 'comment on its status'],
  startsOn: ['start date', 'project start date', 'planned start date', 'begin date', 'start', 'fecha de inicio', 'fecha inicio', 'inicio', 'comienzo', 'f inicio', 'fecha comienzo', 'planned start', 'kick off', 'arranque', 'fecha de arranque', 'fecha inicio prevista', 'inicio previsto', 'empieza', 'comienza', 'starts', 'begins'],
  endsOn: ['end date', 'project end date', 'planned end date', 'finish date', 'completion date', 'due date', 'deadline', 'end', 'fecha de fin', 'fecha fin', 'fecha de término', 'fecha de finalización', 'fecha límite', 'vencimiento', 'plazo', 'fin', 'f fin', 'fecha término', 'planned end', 'target date', 'delivery date', 'fecha fin prevista', 'fecha prevista de fin', 'fin previsto', 'fecha de entrega', 'entrega', 'cierre', 'fecha de cierre', 'termina', 'acaba', 'fecha tope', 'tope', 'ends', 'finishes'],
  cost: ['whole life cost', 'whole life costs', 'wlc baseline', 'wlc baseline incl ncg', 'wlc', 'whole life cost total baseline', 'total budgeted whole life costs', 'total budget', 'total cost', 'budget', 'cost', 'presupuesto total', 'coste total', 'presupuesto', 'coste', 'costo', 'importe', 'ppto', 'ppto total', 'approved budget', 'planned budget', 'investment', 'presupuesto aprobado', 'presupuesto previsto', 'presupuesto estimado', 'importe aprobado', 'inversión'],
  effortDays: ['person days', 'man days', 'effort days', 'effort in days', 'effort', 'días persona', 'jornadas', 'días hombre', 'esfuerzo en jornadas', 'esfuerzo en días', 'esfuerzo', 'días de trabajo', 'days of work'],
  progress: ['percent complete', 'percentage complete', 'completion', 'porcentaje de avance', 'porcentaje completado', 'grado de avance'],
  sponsor: ['executive sponsor', 'project sponsor', 'sponsor', 'patrocinador ejecutivo', 'patrocinador', 'patrocinadora', 'patrocinio', 'patrocina'],
  email: ['e mail', 'email', 'email address', 'e mail address', 'mail', 'work email', 'correo', 'correo electrónico', 'email corporativo', 'correo corporativo'],
  jobTitle: ['job title', 'position', 'title', 'role', 'puesto', 'cargo', 'posición', 'puesto de trabajo'],
  manager: ['manager', 'reports to', 'line manager', 'supervisor', 'boss', 'depende de', 'reporta a', 'jefe', 'jefa', 'superior', 'responsable'],
  parent: ['parent', 'parent department', 'lies in', 'part of', 'belongs to', 'área superior', 'está en', 'pertenece a', 'depende de', 'superior'],
  head: ['head', 'head of department', 'director', 'lead', 'manager', 'dirige', 'directora', 'jefe de área', 'jefa de área', 'responsable'],
  owner: ['owner', 'senior responsible owner', 'sro', 'accountable', 'project manager', 'programme manager', 'responsible', 'lead', 'responsable', 'titular', 'jefe de proyecto', 'jefa de proyecto', 'líder', 'dueño', 'dueña', 'quién lo lleva', 'quién la lleva', 'lo lleva', 'la lleva', 'encargado', 'encargada', 'persona responsable', 'a cargo de', 'resp', 'resp del proyecto', 'resp proyecto', 'resp iniciativa', 'responsable del proyecto', 'responsable de la iniciativa', 'responsable del área', 'project lead', 'initiative lead', 'project owner', 'initiative owner'],
};

/** Names of the record itself, where it is no initiative. */
const namesOf: Record<Exclude<ImportKind, 'initiatives'>, string[]> = {
  people: ['full name', 'name', 'person', 'employee', 'nombre y apellidos', 'nombre completo', 'nombre', 'persona', 'empleado', 'empleada'],
  departments: ['department name', 'department', 'name', 'unit', 'area', 'nombre del área', 'área', 'departamento', 'nombre', 'unidad', 'gerencia', 'dirección'],
};

const phrases = new Map(importKinds.map((kind) => [kind, new Map(fieldsOf[kind].flatMap((field) => (field === 'title' && kind !== 'initiatives' ? namesOf[kind] : synonyms[field]).map((phrase, rank) => [phraseOf(phrase), { field, rank }] as const).reverse()))]));

function found(kind: ImportKind, header: string): { field: ImportField; rank: number } | undefined {
  return phrases.get(kind)?.get(phraseOf(header));
}

/** A header as it is compared: up to its first line break or bracket, without accents, case, years or punctuation. */
export function phraseOf(header: string): string {
  const [first = ''] = header.split(/[\n(]/);
  return first.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\d{2,4}\/\d{2,4}/g, ' ').replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

/** “% avance” is a number, “avance” what is told of it. */
function isPercent(header: string): boolean {
  return header.includes('%') && ['avance', 'progress', 'complete', 'completado', 'hecho', 'done'].includes(phraseOf(header));
}

/** Plain names of a status: beside a column that tells health, how work stands. */
const plainStatus = new Set(['status', 'estado', 'situacion']);

/** Which column holds which field; of two that could, the more telling name wins. */
export function columnsOf(headers: readonly string[], kind: ImportKind): Partial<Record<ImportField, number>> {
  const best: Partial<Record<ImportField, { column: number; rank: number }>> = {};
  headers.forEach((header, column) => {
    const known = isPercent(header) && kind === 'initiatives' ? { field: 'progress' as const, rank: 0 } : found(kind, header);
    if (!known) return;
    const before = best[known.field];
    if (!before || known.rank < before.rank) best[known.field] = { column, rank: known.rank };
  });
  // “Ppto. 2027”, where no other column holds it and no other year stands beside it.
  const ofYears = headers.map((header) => (/\b(19|20)\d{2}\b/.test(header) ? found(kind, header.replace(/\b(19|20)\d{2}\b/g, ' '))?.field : undefined));
  ofYears.forEach((field, column) => {
    if (field && !best[field] && ofYears.filter((one) => one === field).length === 1) best[field] = { column, rank: 0 };
  });
  const beside = headers.findIndex((header, column) => plainStatus.has(phraseOf(header)) && column !== best.status?.column);
  if (kind === 'initiatives' && !best.state && beside >= 0) best.state = { column: beside, rank: 0 };
  return Object.fromEntries(Object.entries(best).map(([field, { column }]) => [field, column]));
}

/** How many different fields a line of cells names. */
export function distinctFields(cells: readonly string[], kind: ImportKind): number {
  return new Set(cells.flatMap((cell) => found(kind, cell)?.field ?? [])).size;
}
