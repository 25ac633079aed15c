import { infiniteQueryOptions } from '@tanstack/react-query';
import { client, unwrap } from '@/api/client';

/** Pages that wait for a person, worst first; `mine` narrows to the person's own units. */
export const reviewsQuery = (mine: boolean) =>
  infiniteQueryOptions({
    queryKey: ['reviews', { mine }],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        client.GET('/api/v1/reviews', {
          params: { query: { mine, limit: 50, ...(pageParam !== null && { cursor: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ cursor }) => cursor,
  });

/** Takes a page out of the queue. */
export function markReviewed({ id, page }: { readonly id: string; readonly page: number }) {
  return unwrap(
    client.POST('/api/v1/documents/{document_id}/pages/{number}/review', {
      params: { path: { document_id: id, number: page } },
    }),
  );
}
