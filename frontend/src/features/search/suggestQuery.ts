import { queryOptions } from '@tanstack/react-query';
import { client, unwrap } from '@/api/client';

/** Words and references that begin so and stand in documents that the caller may read. */
export const suggestQuery = (beginning: string) =>
  queryOptions({
    queryKey: ['suggest', beginning],
    queryFn: async ({ signal }) =>
      (await unwrap(client.GET('/api/v1/suggest', { params: { query: { q: beginning } }, signal }))).suggestions,
    enabled: beginning !== '',
    staleTime: 300_000,
    retry: false,
  });
