export type MatrixColumns = 'DEPARTMENTS' | 'ROLES' | 'PEOPLE';
export interface ResponsibilitiesSearch {
  columns?: MatrixColumns;
  department?: string;
  text?: string;
  amiss?: true;
}

/** What the matrix shows, from its address. */
export function responsibilitiesSearch({ columns, department, text, amiss }: Record<string, unknown>): ResponsibilitiesSearch {
  return {
    ...((columns === 'ROLES' || columns === 'PEOPLE') && { columns }),
    ...(typeof department === 'string' && /^[0-9a-f-]{36}$/.test(department) && { department }),
    ...(typeof text === 'string' && text !== '' && { text: text.slice(0, 100) }),
    ...(amiss === true && { amiss }),
  };
}
