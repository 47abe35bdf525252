import { readFileSync } from 'node:fs';
import { historyWords } from './history.words';

/** Acts of an account, which no organization's log tells as a record's change. */
const ofAccounts = ['changePassword', 'confirmTwoFactor', 'endSession', 'exploreSample', 'putSampleAway', 'removeTwoFactor', 'resetPassword', 'savePreferences', 'signIn', 'signOut', 'signOutEverywhere', 'startTwoFactor'];

describe('the words of the change log', () => {
  it('say every act in both languages', () => {
    const [, body = ''] = /^type Mutation \{\n([\s\S]*?)^\}/m.exec(readFileSync('apps/api/schema.graphql', 'utf8')) ?? [];
    const acts = [...body.matchAll(/^ {2}([a-z]\w*)[(:]/gm)].map(([, name]) => name as string).filter((name) => !ofAccounts.includes(name));
    expect(acts.length).toBeGreaterThan(30);
    for (const words of Object.values(historyWords)) expect(acts.filter((name) => !words.acts[name])).toEqual([]);
  });
});
