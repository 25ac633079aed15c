import { client, unwrap } from '@/api/client';

/** Takes a document out of quarantine and has it read anew. */
export function retryDocument(id: string) {
  return unwrap(client.POST('/api/v1/documents/{document_id}/retry', { params: { path: { document_id: id } } }));
}

/** Opens a quarantined document with its password and has it read. */
export function unlockDocument({ id, password }: { readonly id: string; readonly password: string }) {
  return unwrap(
    client.POST('/api/v1/documents/{document_id}/retry', {
      params: { path: { document_id: id } },
      body: { password },
    }),
  );
}

/** Removes a document with every trace; answers with the receipt. */
export function eraseDocument(id: string) {
  return unwrap(client.DELETE('/api/v1/documents/{document_id}', { params: { path: { document_id: id } } }));
}
