import { requestHeaders } from '@/api/client';
import { NETWORK_PROBLEM, Problem } from '@/api/problem';
import { readProblem } from '@/api/readProblem';
import type { Send } from './UploadQueue';

/** Hands in one file; by XMLHttpRequest, since fetch does not tell how much has been sent. */
export const sendFile: Send = (file, labels, onProgress) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/v1/documents');
    for (const [name, value] of Object.entries(requestHeaders('POST'))) request.setRequestHeader(name, value);
    request.responseType = 'json';
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total));
    request.addEventListener('error', () => reject(new Problem(NETWORK_PROBLEM)));
    request.addEventListener('load', () => {
      if (request.status === 202) resolve(request.response as { id: string });
      else reject(readProblem(request.response, request.status));
    });
    const form = new FormData();
    // Labels first: the service can refuse wrong ones before it has taken in the whole file.
    form.append('labels', JSON.stringify(labels));
    form.append('file', file, file.name);
    request.send(form);
  });
