import { client, unwrap } from '@/api/client';
import { saveBlob } from './saveBlob';

/** Saves the pages of a document as a PDF that can be searched. */
export async function downloadCopy(id: string, fileName: string): Promise<void> {
  const call = client.GET('/api/v1/documents/{document_id}/searchable.pdf', {
    params: { path: { document_id: id } },
    parseAs: 'blob',
  });
  saveBlob(await unwrap<Blob>(call), `${fileName.replace(/\.[^.]*$/, '')}.pdf`);
}
