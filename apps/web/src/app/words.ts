import { type Language, useText } from './language';

/** The words of one page or part, which come with its code instead of with the first page. Both languages have one shape, or the build fails. */
export function useWords<Words>(words: Record<Language, Words>): Words {
  return words[useText().language];
}
