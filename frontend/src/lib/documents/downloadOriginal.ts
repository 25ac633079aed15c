import { client, unwrap } from '@/api/client';
import { saveBlob } from './saveBlob';

/** Saves the file as it was handed in. */
export async function downloadOriginal(id: string, fileName: string): Promise<void> {
  const call = client.GET('/api/v1/documents/{document_id}/original', {
    params: { path: { document_id: id } },
    parseAs: 'blob',
  });
  saveBlob(await unwrap(call), fileName);
}
