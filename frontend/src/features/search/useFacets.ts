import { useQueries, useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { client, unwrap } from '@/api/client';
import type { FacetValue, SearchAnswer } from '@/api/types';
import { askParameters } from './askParameters';
import { searchQuery } from './searchQuery';
import type { SearchState } from './searchState';
import { FACETS, widerSearch, type Facet } from './widerSearch';

export type Facets = Partial<Record<Facet, readonly FacetValue[]>>;

/**
 * The facets of an answer, where those by which it is narrowed show their other values too, so that one can be added.
 *
 * Their counts are of the search without that filter. Who came to the filter by a click has that answer already; only
 * after opening an address it is asked for.
 */
export function useFacets(state: SearchState, counted: SearchAnswer['facets']): Facets {
  const queries = useQueryClient();
  const narrowed = FACETS.flatMap((facet) => {
    const wider = widerSearch(state, facet);
    return wider === null ? [] : [{ facet, wider }];
  });
  const answers = useQueries({
    queries: narrowed.map(({ facet, wider }) => ({
      queryKey: ['facet', facet, askParameters(wider)],
      queryFn: async ({ signal }: { signal: AbortSignal }) => {
        const known = queries.getQueryData<InfiniteData<SearchAnswer>>(searchQuery(wider).queryKey)?.pages[0];
        if (known !== undefined) return known.facets[facet] ?? [];
        const query = { ...askParameters(wider), facets: [facet], fold: false, limit: 1 };
        const answer = await unwrap(client.GET('/api/v1/search', { params: { query }, signal }));
        return answer.facets[facet] ?? [];
      },
      staleTime: 60_000,
    })),
  });
  const wider = narrowed.map(({ facet }, at) => [facet, answers[at]?.data ?? counted[facet] ?? []] as const);
  return { ...counted, ...Object.fromEntries(wider) };
}
