import type { PolicyState } from '../../graphql/graphql';

const states: readonly unknown[] = ['DRAFT', 'IN_REVIEW', 'APPROVED', 'RETIRED'];

/** Which policies are listed, and whether one is begun. */
export function policiesSearch({ state, form }: Record<string, unknown>): { state?: PolicyState; form?: 'new' } {
  return { ...(states.includes(state) && { state: state as PolicyState }), ...(form === 'new' && { form }) };
}

/** Which version is read, and whether as what it changed. */
export function policySearch({ version, changes }: Record<string, unknown>): { version?: number; changes?: true } {
  return { ...(Number.isInteger(version) && (version as number) > 0 && { version: version as number }), ...(changes === true && { changes }) };
}
