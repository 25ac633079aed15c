import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useState } from 'react';
import { Problem } from '@/api/problem';
import { credentials } from '@/api/credentials';
import { meQuery } from '@/lib/session/session';
import { createPageRouter } from './router';

/** The page: its routes and the answers it keeps. */
export function App() {
  const [{ queries, router }] = useState(create);
  return (
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  );
}

function create() {
  const queries: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: (error) => leaveWhenExpired(error) }),
    defaultOptions: {
      queries: {
        // Only what may pass by itself is tried again: no answer, or a service that is just starting.
        retry: (count, error) => count < 2 && error instanceof Problem && (error.status === 0 || error.status === 503),
        refetchOnWindowFocus: false,
        staleTime: 10_000,
      },
      mutations: { onError: (error) => leaveWhenExpired(error) },
    },
  });
  const router = createPageRouter(queries);

  /** A session that has ended leads to the login and from there back to this very address. */
  function leaveWhenExpired(error: unknown): void {
    const expired = error instanceof Problem && error.status === 401 && error.code !== 'credentials_wrong';
    if (!expired || router.state.location.pathname === '/anmelden') return;
    credentials.csrfToken = null;
    queries.setQueryData(meQuery.queryKey, null);
    void router.navigate({ to: '/anmelden', search: { zurueck: router.state.location.href, abgelaufen: '1' } });
  }

  return { queries, router };
}
