import { queryOptions } from '@tanstack/react-query';
import { client, unwrap } from '@/api/client';
import { omit } from '@/lib/object/omit';
import { askParameters } from './askParameters';
import type { SearchState } from './searchState';

/** Words that stand in the hits of a search more often than in everything else that the caller may read. */
export const specialQuery = (state: SearchState) => {
  const query = omit(askParameters(state), 'mode', 'sort', 'facets', 'limit', 'fold');
  return queryOptions({
    queryKey: ['special', query],
    queryFn: async ({ signal }) =>
      (await unwrap(client.GET('/api/v1/search/special', { params: { query }, signal }))).terms,
    staleTime: 60_000,
  });
};
