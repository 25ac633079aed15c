import { omit } from '@/lib/object/omit';
import type { ListFilter, SearchState } from './searchState';
import { withoutExcluded } from './withoutExcluded';

/** The search with a value of a filter added, or taken out if it was there; the preview is closed. */
export function toggleFilter(state: SearchState, filter: ListFilter, value: string): SearchState {
  const before = state[filter] ?? [];
  const rest = withoutExcluded(omit(state, filter, 'doc', 'page'), filter, value);
  const after = before.includes(value) ? before.filter((one) => one !== value) : [...before, value];
  return after.length > 0 ? { ...rest, [filter]: after } : rest;
}
