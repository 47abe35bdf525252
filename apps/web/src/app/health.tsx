import type { ReactNode } from 'react';
import { Glyph, type Shape } from '@batuta/ui';
import type { Health } from '../graphql/graphql';
import { useText } from './language';

export const healthShape: Record<Health, Shape> = { ON_TRACK: 'disc', AT_RISK: 'triangle', OFF_TRACK: 'square' };
export const healthClass: Record<Health, string> = { ON_TRACK: 'ok', AT_RISK: 'risk', OFF_TRACK: 'off' };

/** Health is a shape, a colour and a word, always together; absence is a dotted ring. */
export function HealthMark({ health, isShort = false }: { health: Health | null | undefined; isShort?: boolean }): ReactNode {
  const { text } = useText();
  if (!health) return <span className="hl q"><Glyph shape="ring" />{isShort ? <span className="vh">{text.health.none}</span> : text.health.none}</span>;
  return <span className={`hl ${healthClass[health]}`}><Glyph shape={healthShape[health]} />{isShort ? <span className="vh">{text.health[health]}</span> : text.health[health]}</span>;
}
