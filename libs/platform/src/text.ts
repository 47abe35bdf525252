/** A name as it is compared: without accents, case or white space; punctuation stays ("Tax-Free" is not "Tax Free"). */
export function nameKey(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/gu, '');
}

/** An e-mail address as it is compared and kept. */
export function emailKey(email: string): string {
  return email.trim().toLowerCase();
}
