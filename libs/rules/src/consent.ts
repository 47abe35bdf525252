/** How long there is to object to a proposal where nothing is said, and at least, in days: ours; sociocracy leaves it to the circle. */
export const answerWithinDays = 7;
export const leastAnswerDays = 3;

export interface Standing {
  /** Members with a vote, without its proposer. */
  asked: number;
  consents: number;
  objections: number;
}

/**
 * Whether a proposal has the consent that adopts it: somebody is asked, nobody objects, and everybody asked has said so or the last day to object has passed.
 * Silence is consent only after that day, and with `leastConsents` not from everybody: where it takes two people somebody says so. Sources: consent in sociocracy (no reasoned, paramount objection; Endenburg 1981); Holacracy Constitution 5.0, article 5.
 */
export function hasConsent({ asked, consents, objections }: Standing, answerBy: string, today: string, leastConsents = 0): boolean {
  return asked > 0 && objections === 0 && consents >= leastConsents && (today > answerBy || consents >= asked);
}
