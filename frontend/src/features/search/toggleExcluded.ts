import { omit } from '@/lib/object/omit';
import type { Excludable, SearchState } from './searchState';
import { withoutWanted } from './withoutWanted';

/** The search that leaves a value out, or no longer does; what is left out cannot be wanted as well. */
export function toggleExcluded(state: SearchState, field: Excludable, value: string): SearchState {
  const written = `${field}:${value}`;
  const before = state.exclude ?? [];
  const after = before.includes(written) ? before.filter((one) => one !== written) : [...before, written];
  const rest = withoutWanted(omit(state, 'exclude', 'doc', 'page'), field, value);
  return after.length === 0 ? rest : { ...rest, exclude: after };
}
