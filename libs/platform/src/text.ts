/** A name as it is compared: without accents, case or white space; punctuation stays ("Tax-Free" is not "Tax Free"). */
export function nameKey(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/gu, '');
}

/** An e-mail address as it is compared and kept. */
export function emailKey(email: string): string {
  return email.trim().toLowerCase();
}

/** The words that a text is found by: without accents and case, split at anything that is neither letter nor digit (as `app.search_words_of` in the database). */
export function searchWords(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  // eslint-disable-next-line no-control-regex -- control characters separate words too
  return [...new Set(plain.split(/[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u2000-\u206f]+/).filter((word) => word !== ''))];
}
