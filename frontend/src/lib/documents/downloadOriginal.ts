import { client, unwrap } from '@/api/client';

/** Saves the file as it was handed in; fetched, not linked, since the request carries the purpose. */
export async function downloadOriginal(id: string, fileName: string): Promise<void> {
  const call = client.GET('/api/v1/documents/{document_id}/original', {
    params: { path: { document_id: id } },
    parseAs: 'blob',
  });
  const address = URL.createObjectURL(await unwrap(call));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  // The browser has taken up the download once the click has returned; a minute is ample for slow disks.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
