import { queryOptions } from '@tanstack/react-query';
import { client, unwrap } from '@/api/client';
import { Problem } from '@/api/problem';

/** Whether the service can search by meaning; found out once by asking nothing in that mode. */
export const meaningQuery = queryOptions({
  queryKey: ['meaning'],
  queryFn: async ({ signal }) => {
    try {
      await unwrap(client.GET('/api/v1/search', { params: { query: { q: '', mode: 'meaning', limit: 1 } }, signal }));
      return true;
    } catch (error) {
      if (error instanceof Problem && error.code === 'mode_not_available') return false;
      throw error;
    }
  },
  staleTime: Infinity,
  gcTime: Infinity,
  retry: false,
});
