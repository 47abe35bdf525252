import { hash, verify } from '@node-rs/argon2';
import { dictionary } from '@zxcvbn-ts/language-common';
import { emailKey, invalid } from '@batuta/platform';

/** Words that say where one is are as guessable as the ones that leaked. */
const contextWords = ['batuta', 'password', 'contraseña', 'customer', 'cliente'];
const leaked = new Set<string>(dictionary['passwords-common'] as string[]);

/** argon2id with the library's parameters (19 MiB, 2 passes, as OWASP's password storage cheat sheet asks for). */
export async function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'));
}

/** A hash that no password has: an unknown account costs as much time as a known one. */
const nobody = hashPassword(crypto.randomUUID());

export async function isPassword(passwordHash: string | undefined, password: string): Promise<boolean> {
  return (await verify(passwordHash ?? (await nobody), password.normalize('NFKC'))) && passwordHash !== undefined;
}

/** NIST SP 800-63B: length and known-bad lists, no composition rules. Errors: INVALID with the field `password`. */
export function checkPassword(password: string, email: string): void {
  const plain = password.normalize('NFKC').toLowerCase();
  if ([...plain].length < 8) throw invalid('password', { en: 'A password has at least 8 characters; a few words in a row make a good one.', es: 'Una contraseña tiene al menos 8 caracteres; unas cuantas palabras seguidas hacen una buena.' });
  if ([...plain].length > 256) throw invalid('password', { en: 'A password has at most 256 characters.', es: 'Una contraseña tiene como mucho 256 caracteres.' });
  const context = [...contextWords, ...emailKey(email).split(/[@.]/)].filter((word) => word.length > 3);
  const bare = context.reduce((rest, word) => rest.replaceAll(word, ''), plain);
  if (leaked.has(plain) || [...bare].length < 6 || new Set(plain).size < 4) throw invalid('password', { en: 'That password is easy to guess (it is on lists of leaked ones, or made of your address). Choose another.', es: 'Esa contraseña es fácil de adivinar (está en listas de filtradas, o sale de tu dirección). Elige otra.' });
}
