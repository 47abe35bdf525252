import { createContext, useContext } from 'react';
import { graphql } from '../graphql';
import type { MeQuery } from '../graphql/graphql';

export const MeDocument = graphql(`
  query Me {
    me {
      accountId
      email
      language
      theme
      hasTwoFactor
      access
      organizations { id slug name }
      person { id name title }
      can { createInitiative startImport createPerson createDepartment inviteMember issueResetLink saveSettings readChangeLog exportLog }
      organization { id slug name language currency timeZone cadence customerWeight moneyReaders twoPersonRule version isSample }
    }
  }
`);

export type Me = MeQuery['me'];

export const MeContext = createContext<Me | null>(null);

/** Who is signed in, within an organization's pages. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error('useMe outside the shell');
  return me;
}
