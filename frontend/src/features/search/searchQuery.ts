import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { client, unwrap } from '@/api/client';
import { askParameters } from './askParameters';
import type { SearchState } from './searchState';

/** The hits of a search, page after page; the last answer stays until the next one is there. */
export const searchQuery = (state: SearchState) => {
  const parameters = askParameters(state);
  return infiniteQueryOptions({
    queryKey: ['search', parameters],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        client.GET('/api/v1/search', {
          params: { query: pageParam === null ? parameters : { ...parameters, facets: [], cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ cursor }) => cursor,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
};
