import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { type Format, formatOf } from './format';
import { en, type Text } from './text.en';
import { es } from './text.es';

export type Language = 'en' | 'es';

interface Words {
  language: Language;
  setLanguage: (language: Language) => void;
  text: Text;
  format: Format;
}

const texts: Record<Language, Text> = { en, es };
const LanguageContext = createContext<Words | null>(null);

/** The words and formats of the reader's language; switching needs no reload. */
export function useText(): Words {
  const words = useContext(LanguageContext);
  if (!words) throw new Error('useText outside Languages');
  return words;
}

export function Languages({ children }: { children: ReactNode }): ReactNode {
  const [language, setLanguage] = useState<Language>(currentLanguage);
  useEffect(() => {
    document.documentElement.lang = language;
    localStorage.setItem('batuta.language', language);
  }, [language]);
  const words = useMemo(() => ({ language, setLanguage, text: texts[language], format: formatOf(language) }), [language]);
  return <LanguageContext.Provider value={words}>{children}</LanguageContext.Provider>;
}

/** Within the pages of an organization, moments are told in its time zone. */
export function Zoned({ timeZone, children }: { timeZone: string | undefined; children: ReactNode }): ReactNode {
  const words = useText();
  const zoned = useMemo(() => ({ ...words, format: formatOf(words.language, timeZone) }), [words, timeZone]);
  return <LanguageContext.Provider value={zoned}>{children}</LanguageContext.Provider>;
}

/** What this device last used, else what the browser prefers. */
export function currentLanguage(): Language {
  const kept = localStorage.getItem('batuta.language');
  if (kept === 'en' || kept === 'es') return kept;
  return navigator.languages.find((name) => /^(en|es)/.test(name))?.startsWith('en') ? 'en' : 'es';
}
