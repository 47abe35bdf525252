import { registerEnumType } from '@nestjs/graphql';
import { importFields } from './columns.js';
import { rowFilters } from './import.entity.js';
import { doubts } from './preview.types.js';

/** Separators by name: white space alone would be taken for nothing. */
export const separators = { COMMA: ',', SEMICOLON: ';', TAB: '\t', PIPE: '|' } as const;
export type SeparatorName = keyof typeof separators;

const enumOf = <Name extends string>(...names: Name[]): Record<Name, Name> => Object.fromEntries(names.map((name) => [name, name])) as Record<Name, Name>;
export const FieldEnum = enumOf(...importFields);
export const KindEnum = enumOf('initiatives', 'people', 'departments');
registerEnumType(KindEnum, { name: 'ImportKind', description: 'What the rows of a file are.' });
export const StateEnum = enumOf('READY', 'RUNNING', 'STOPPED', 'DONE', 'DISCARDED');
export const ModeEnum = enumOf('GOOD_ROWS', 'ALL_OR_NOTHING');
export const OutcomeEnum = enumOf('CREATED', 'UPDATED', 'UNCHANGED', 'SKIPPED');
export const ShowEnum = enumOf(...rowFilters);
export const UnitsEnum = enumOf('units', 'thousands', 'millions');
export const OrderEnum = enumOf('dmy', 'mdy');
export const SeparatorEnum = enumOf('COMMA', 'SEMICOLON', 'TAB', 'PIPE');
registerEnumType(FieldEnum, { name: 'ImportField', description: 'What a column of a spreadsheet can hold. The title is the name of whatever the row is; email, jobTitle and manager are of people, parent and head of departments.' });
registerEnumType(StateEnum, { name: 'ImportState', description: 'READY to be confirmed, RUNNING, STOPPED on the way with what is saved kept, DONE, DISCARDED before anything was saved.' });
registerEnumType(ModeEnum, { name: 'ImportMode', description: 'GOOD_ROWS saves in batches what can be read; ALL_OR_NOTHING is one transaction that a bad cell or a skipped row takes back.' });
registerEnumType(OutcomeEnum, { name: 'ImportOutcome', description: 'What became, or would become, of a row.' });
registerEnumType(ShowEnum, { name: 'ImportRowFilter', description: 'Which rows: TO_LOOK_AT are those with an unreadable or a corrected cell, a similar name, or no place, and in a preview those that change something; DOUBTFUL those with a similar name, none once it is saved.' });
registerEnumType(UnitsEnum, { name: 'ImportUnits', description: 'What one unit of a money cell is worth.' });
registerEnumType(OrderEnum, { name: 'DateOrder', description: 'Order of day and month in dates like 03/04/2026.' });
registerEnumType(SeparatorEnum, { name: 'Separator', description: 'What stands between the cells of a line.' });
export const DoubtEnum = enumOf(...doubts);
registerEnumType(DoubtEnum, { name: 'ImportDoubt', description: 'A department that would be made beside those that are there, and may be another name of one of them; somebody who isn’t known, and whom `addImportedPerson` can add.' });
