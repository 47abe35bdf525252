import type { ReactNode } from 'react';
import { Glyph, Menu } from '@batuta/ui';
import { useWords } from './words';

const en = { export: 'Export' };
const es: typeof en = { export: 'Exportar' };

/** A list as a file, with the filters that are on screen. */
export function ExportMenu({ organization, list, search = {} }: { organization: string; list: 'initiatives' | 'people' | 'departments' | 'responsibilities'; search?: object }): ReactNode {
  const words = useWords({ en, es });
  const query = new URLSearchParams(Object.entries(search).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]))).toString();
  return (
    <Menu className="others export" label={<>{words.export}<Glyph shape="chevron" size={10} /></>}>
      {(['xlsx', 'csv'] as const).map((format) => <li key={format}><a href={`/exports/${organization}/${list}.${format}${query && `?${query}`}`} download>{{ xlsx: 'Excel (XLSX)', csv: 'CSV' }[format]}</a></li>)}
    </Menu>
  );
}
