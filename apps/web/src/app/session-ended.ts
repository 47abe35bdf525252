/** Asks whoever is at the page to sign in again; true when they did. */
type Asker = () => Promise<boolean>;

let asker: Asker | null = null;
let asked: Promise<boolean> | null = null;

/** Sets who asks; null where nobody was signed in, and the sign-in page is the answer. */
export function askWhenSessionEnds(next: Asker | null): void {
  asker = next;
}

export function canSignInAgain(): boolean {
  return asker !== null;
}

/** Asks once, however many requests were refused at the same time. */
export function signInAgain(): Promise<boolean> {
  if (!asker) return Promise.resolve(false);
  asked ??= asker().finally(() => {
    asked = null;
  });
  return asked;
}
