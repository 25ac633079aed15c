import { queryOptions } from '@tanstack/react-query';
import { client, unwrap } from '@/api/client';
import type { Mode } from '@/api/types';

/** One document with labels and facts. */
export const documentQuery = (id: string) =>
  queryOptions({
    queryKey: ['documents', 'one', id],
    queryFn: ({ signal }) =>
      unwrap(client.GET('/api/v1/documents/{document_id}', { params: { path: { document_id: id } }, signal })),
  });

/** One page with text and words. */
export const pageQuery = (id: string, page: number) =>
  queryOptions({
    queryKey: ['pages', id, page],
    queryFn: ({ signal }) =>
      unwrap(
        client.GET('/api/v1/documents/{document_id}/pages/{number}', {
          params: { path: { document_id: id, number: page } },
          signal,
        }),
      ),
    staleTime: 300_000,
  });

/** Other scans of the same paper that the person may read. */
export const nearDuplicatesQuery = (id: string) =>
  queryOptions({
    queryKey: ['documents', 'near', id],
    queryFn: async ({ signal }) => {
      const call = client.GET('/api/v1/documents/{document_id}/near-duplicates', {
        params: { path: { document_id: id } },
        signal,
      });
      return (await unwrap(call)).items;
    },
    staleTime: 300_000,
  });

/** The image of one page; fetched, not linked, since the request carries the purpose. */
export const pageImageQuery = (id: string, page: number) =>
  queryOptions({
    queryKey: ['page-images', id, page],
    queryFn: ({ signal }) =>
      unwrap<Blob>(
        client.GET('/api/v1/documents/{document_id}/pages/{number}/image', {
          params: { path: { document_id: id, number: page } },
          parseAs: 'blob',
          signal,
        }),
      ),
    staleTime: 300_000,
    gcTime: 60_000,
  });

/** Each place where a question matches in one document, in reading order; which ones depends on the mode. */
export const matchesQuery = (id: string, question: string, mode: Mode) =>
  queryOptions({
    queryKey: ['matches', id, question, mode],
    queryFn: async ({ signal }) => {
      const call = client.GET('/api/v1/documents/{document_id}/matches', {
        params: { path: { document_id: id }, query: { q: question, mode } },
        signal,
      });
      return (await unwrap(call)).matches;
    },
    enabled: question.trim() !== '',
    staleTime: 300_000,
  });

/** All values that labels and facts can take, with their German names. */
export const labelChoicesQuery = queryOptions({
  queryKey: ['labels'],
  queryFn: ({ signal }) => unwrap(client.GET('/api/v1/labels', { signal })),
  staleTime: Infinity,
});

/** How many documents the caller may read, by state. */
export const summaryQuery = queryOptions({
  queryKey: ['documents', 'summary'],
  queryFn: ({ signal }) => unwrap(client.GET('/api/v1/documents/summary', { signal })),
});
