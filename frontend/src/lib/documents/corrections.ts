import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { client, unwrap } from '@/api/client';
import type { CorrectionForm } from '@/api/types';

interface Place {
  readonly id: string;
  readonly page: number;
}

/** Who corrected what on a page, oldest first. */
export const correctionsQuery = ({ id, page }: Place) =>
  queryOptions({
    queryKey: ['corrections', id, page],
    queryFn: async ({ signal }) => {
      const call = client.GET('/api/v1/documents/{document_id}/pages/{number}/corrections', {
        params: { path: { document_id: id, number: page } },
        signal,
      });
      return (await unwrap(call)).items;
    },
  });

/** Writes other words on a page. */
export function correctPage({ id, page }: Place, form: CorrectionForm) {
  return unwrap(
    client.POST('/api/v1/documents/{document_id}/pages/{number}/corrections', {
      params: { path: { document_id: id, number: page } },
      body: form,
    }),
  );
}

/** Takes a correction back. */
export function undoCorrection({ id, page }: Place, correction: number) {
  return unwrap(
    client.DELETE('/api/v1/documents/{document_id}/pages/{number}/corrections/{correction_id}', {
      params: { path: { document_id: id, number: page, correction_id: correction } },
    }),
  );
}

/** Everything that shows the text of a document is asked for anew. */
export async function forgetText(queries: QueryClient, id: string): Promise<void> {
  const keys = [['pages', id], ['corrections', id], ['matches', id], ['documents'], ['search'], ['reviews']];
  await Promise.all(keys.map((queryKey) => queries.invalidateQueries({ queryKey })));
}
