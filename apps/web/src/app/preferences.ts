import type { Client } from 'urql';
import { graphql } from '../graphql';
import type { PreferencesInput } from '../graphql/graphql';
import { act } from './api';
import { MeDocument } from './me';

const SavePreferencesDocument = graphql(`mutation SavePreferences($input: PreferencesInput!) { savePreferences(input: $input) }`);

/** Keeps what somebody prefers from now on. */
export async function savePreferences(client: Client, input: PreferencesInput): Promise<void> {
  const { data } = await act(client, SavePreferencesDocument, { input }, { isPublic: true });
  if (data) await rereadMe(client);
}

/** After an act whose answer holds nothing of `Me`, which the cache therefore takes for unchanged. */
export async function rereadMe(client: Client): Promise<void> {
  await client.query(MeDocument, {}, { requestPolicy: 'network-only', additionalTypenames: ['Me'] }).toPromise();
}
