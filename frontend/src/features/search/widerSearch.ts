import { omit } from '@/lib/object/omit';
import { excludedOf } from './excluded';
import { EXCLUDABLE, type SearchState } from './searchState';
import { withoutExcluded } from './withoutExcluded';

/** What is counted for the page, in the service's words. */
export const FACETS = [...EXCLUDABLE, 'date'] as const;

export type Facet = (typeof FACETS)[number];

/**
 * The same search without what narrows it by one facet, whose values can then be counted as if none were chosen; null
 * where nothing narrows it by that facet.
 */
export function widerSearch(state: SearchState, facet: Facet): SearchState | null {
  const search = omit(state, 'doc', 'page');
  if (facet === 'date') {
    return 'date_from' in state || 'date_to' in state ? omit(search, 'date_from', 'date_to') : null;
  }
  const wanted = facet === 'classification' ? 'classification_max' : facet;
  const excluded = excludedOf(state, facet);
  if (!(wanted in state) && excluded.length === 0) return null;
  return excluded.reduce((wider, value) => withoutExcluded(wider, facet, value), omit(search, wanted));
}
