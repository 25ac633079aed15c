import { omit } from '@/lib/object/omit';
import type { Excludable, SearchState } from './searchState';

/** The search that no longer leaves one value out. */
export function withoutExcluded(state: SearchState, field: Excludable, value: string): SearchState {
  const rest = (state.exclude ?? []).filter((one) => one !== `${field}:${value}`);
  return rest.length === 0 ? omit(state, 'exclude') : { ...state, exclude: rest };
}
