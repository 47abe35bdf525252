import { useRef } from 'react';
import { type AnyVariables, useQuery as useUrqlQuery, type UseQueryArgs, type UseQueryResponse } from 'urql';
import { problemOf } from './api';

/** What says that the record is gone or not ours: then nothing older may stay on screen. */
const final = ['NOT_FOUND', 'FORBIDDEN', 'INVALID', 'RULE'];

/** As urql's, but a line that breaks while something is read again takes away nothing that is on screen: forms in it would lose what was typed. */
export function useQuery<Data, Variables extends AnyVariables>(args: UseQueryArgs<Variables, Data>): UseQueryResponse<Data, Variables> {
  const [state, execute] = useUrqlQuery<Data, Variables>(args);
  const key = state.operation?.key;
  const last = useRef<{ key: number | undefined; data: Data } | null>(null);
  if (state.data !== undefined) last.current = { key, data: state.data };
  const isKept = state.data === undefined && state.error !== undefined && last.current?.key === key && !final.includes(problemOf(state.error)?.code ?? '');
  return [isKept ? { ...state, data: last.current?.data } : state, execute];
}
