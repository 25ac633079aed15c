import { omit } from '@/lib/object/omit';
import { LEGIBILITIES, type SearchState } from './searchState';
import { withoutExcluded } from './withoutExcluded';

/** The search with a range of readability taken in or out; the preview closes, since its document may go. */
export function toggleLegibility(state: SearchState, value: string): SearchState {
  const before = state.legibility ?? [];
  const chosen = LEGIBILITIES.filter((one) => (one === value) !== before.includes(one));
  const rest = withoutExcluded(omit(state, 'legibility', 'doc', 'page'), 'legibility', value);
  return chosen.length === 0 ? rest : { ...rest, legibility: chosen };
}
