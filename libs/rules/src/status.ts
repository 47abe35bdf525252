export const healths = ['ON_TRACK', 'AT_RISK', 'OFF_TRACK'] as const;
export type Health = (typeof healths)[number];

/** Words of delivery confidence as spreadsheets use them (UK Infrastructure and Projects Authority), and their Spanish. */
const importedWords: Record<string, Health> = {
  green: 'ON_TRACK',
  'amber/green': 'ON_TRACK',
  'on track': 'ON_TRACK',
  verde: 'ON_TRACK',
  'según plan': 'ON_TRACK',
  amber: 'AT_RISK',
  'at risk': 'AT_RISK',
  ámbar: 'AT_RISK',
  amarillo: 'AT_RISK',
  'en riesgo': 'AT_RISK',
  'amber/red': 'OFF_TRACK',
  red: 'OFF_TRACK',
  'off track': 'OFF_TRACK',
  rojo: 'OFF_TRACK',
  desviada: 'OFF_TRACK',
};

/** The health that an imported word stands for, or null for a word that says something else. */
export function healthOfWord(word: string): Health | null {
  return importedWords[word.trim().toLowerCase().replace(/\s*[/-]\s*/g, '/').replace(/\s+/g, ' ')] ?? null;
}
