import type { ReactNode } from 'react';
import { Glyph, Menu } from '@batuta/ui';
import { useText } from './language';

/** A list as a file, with the filters that are on screen. */
export function ExportMenu({ organization, list, search = {} }: { organization: string; list: 'initiatives' | 'people' | 'departments'; search?: object }): ReactNode {
  const { text } = useText();
  const query = new URLSearchParams(Object.entries(search).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]))).toString();
  return (
    <Menu className="others export" label={<>{text.common.exportAs}<Glyph shape="chevron" size={10} /></>}>
      {(['xlsx', 'csv'] as const).map((format) => <li key={format}><a href={`/exports/${organization}/${list}.${format}${query && `?${query}`}`} download>{{ xlsx: 'Excel (XLSX)', csv: 'CSV' }[format]}</a></li>)}
    </Menu>
  );
}
