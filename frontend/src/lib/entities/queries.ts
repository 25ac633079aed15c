import { queryOptions } from '@tanstack/react-query';
import { client, unwrap } from '@/api/client';
import type { EntityType } from './entityTypes';

/** One person, firm or thing with the visible documents that mention it. */
export const entityQuery = (id: string) =>
  queryOptions({
    queryKey: ['entities', id],
    queryFn: ({ signal }) =>
      unwrap(client.GET('/api/v1/entities/{entity_id}', { params: { path: { entity_id: id } }, signal })),
    staleTime: 60_000,
  });

/** What stands in the same visible documents, most shared documents first. */
export const neighboursQuery = (id: string, types: readonly EntityType[]) =>
  queryOptions({
    queryKey: ['entities', id, 'neighbours', types],
    queryFn: async ({ signal }) => {
      const call = client.GET('/api/v1/entities/{entity_id}/neighbours', {
        params: { path: { entity_id: id }, query: { type: [...types], limit: 100 } },
        signal,
      });
      return (await unwrap(call)).items;
    },
    staleTime: 60_000,
  });
