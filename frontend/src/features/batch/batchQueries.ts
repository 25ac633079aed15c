import { queryOptions } from '@tanstack/react-query';
import { client, unwrap } from '@/api/client';
import { saveBlob } from '@/lib/documents/saveBlob';
import { batchShares, missingFiles } from './batchShares';

/** How often a batch that moves is asked for anew; in milliseconds. */
const PACE = 2000;

/** One batch; asked for again and again until nothing moves any more. */
export const batchQuery = (id: string) =>
  queryOptions({
    queryKey: ['batches', 'one', id],
    queryFn: ({ signal }) =>
      unwrap(client.GET('/api/v1/batches/{batch_id}', { params: { path: { batch_id: id } }, signal })),
    refetchInterval: ({ state: { data } }) => {
      if (data === undefined) return false;
      const { running, waiting } = batchShares(data.counts, missingFiles(data));
      return running + waiting > 0 ? PACE : false;
    },
  });

/** The newest batches that the person handed in. */
export const batchListQuery = queryOptions({
  queryKey: ['batches', 'list'],
  queryFn: ({ signal }) => unwrap(client.GET('/api/v1/batches', { signal })),
});

/** Takes the failed documents of a batch out of quarantine and has them read anew. */
export function retryBatch(id: string) {
  return unwrap(client.POST('/api/v1/batches/{batch_id}/retry', { params: { path: { batch_id: id } } }));
}

/** Saves what came of every file as a table. */
export async function downloadResult(id: string, fileName: string): Promise<void> {
  const call = client.GET('/api/v1/batches/{batch_id}/result.csv', {
    params: { path: { batch_id: id } },
    parseAs: 'blob',
  });
  saveBlob(await unwrap<Blob>(call), fileName);
}
