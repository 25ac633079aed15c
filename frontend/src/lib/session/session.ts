import { queryOptions, useQuery } from '@tanstack/react-query';
import { client, unwrap } from '@/api/client';
import { credentials } from '@/api/credentials';
import { Problem } from '@/api/problem';
import type { Me, User } from '@/api/types';

/** Who is logged in; null means nobody. Also takes up the token that changes must carry. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async ({ signal }): Promise<Me | null> => {
    try {
      const me = await unwrap(client.GET('/api/v1/me', { signal }));
      credentials.csrfToken = me.csrf_token;
      return me;
    } catch (error) {
      if (error instanceof Problem && error.status === 401) return null;
      throw error;
    }
  },
  staleTime: Infinity,
  gcTime: Infinity,
  retry: false,
});

/** The person who is logged in; to be used below the gate of the application only. */
export function useUser(): User {
  const { data } = useQuery(meQuery);
  if (data == null) throw new Error('nobody is logged in');
  return data;
}
