import { omit } from '@/lib/object/omit';
import type { Excludable, SearchState } from './searchState';

/** The search without one value among those that are wanted of a field. */
export function withoutWanted(state: SearchState, field: Excludable, value: string): SearchState {
  if (field === 'classification') {
    return String(state.classification_max) === value ? omit(state, 'classification_max') : state;
  }
  const rest = (state[field] ?? []).filter((one) => one !== value);
  return rest.length === 0 ? omit(state, field) : { ...state, [field]: rest };
}
