import { client, unwrap } from '@/api/client';

/** Opens a batch for so many files; answers with its id. */
export async function openBatch(name: string, expected: number): Promise<string> {
  return (await unwrap(client.POST('/api/v1/batches', { body: { name, expected } }))).id;
}
