import type { operations } from '@/api/schema';
import { omit } from '@/lib/object/omit';
import type { SearchState } from './searchState';
import { FACETS } from './widerSearch';

type Parameters = NonNullable<operations['search']['parameters']['query']>;

/**
 * The parameters by which the service is asked for a search; preview and open page do not change the answer.
 *
 * Without words nothing is better than anything else, so the newest come first.
 */
export function askParameters(state: SearchState): Parameters {
  const { q = '', mode, sort, ...filters } = omit(state, 'doc', 'page', 'nennungen', 'besonders', 'einzeln');
  return {
    ...filters,
    q,
    mode: mode ?? 'hybrid',
    sort: sort ?? (q === '' ? 'date' : 'relevance'),
    fold: state.einzeln === undefined,
    facets: [...FACETS],
    limit: 20,
  };
}
