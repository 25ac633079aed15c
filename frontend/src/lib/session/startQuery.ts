import { queryOptions } from '@tanstack/react-query';
import { client, unwrap } from '@/api/client';

/** Whether this installation is a demonstration, its accounts and its version. */
export const startQuery = queryOptions({
  queryKey: ['start'],
  queryFn: ({ signal }) => unwrap(client.GET('/api/v1/start', { signal })),
  staleTime: Infinity,
});
