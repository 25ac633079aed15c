import { DetailedError, Upload } from 'tus-js-client';
import { requestHeaders } from '@/api/client';
import { NETWORK_PROBLEM, Problem } from '@/api/problem';
import { readProblem } from '@/api/readProblem';
import type { Send } from './UploadQueue';

/** Pauses between tries after the line broke, in milliseconds: soon at first, then for half an hour every ten seconds. */
const PAUSES = [500, 1000, 2000, 5000, ...Array<number>(180).fill(10_000)];

/** Hands in one file by a resumable upload; after a broken line it goes on where it stopped. */
export const sendFile: Send = ({ file, path }, { labels, batch }, { onProgress, onInterrupted }) =>
  new Promise((resolve, reject) => {
    const upload = new Upload(file, {
      endpoint: '/api/v1/uploads',
      uploadDataDuringCreation: true,
      // Names and labels of files must not stay behind in the browser, where the next person would find them.
      storeFingerprintForResuming: false,
      retryDelays: PAUSES,
      metadata: {
        filename: file.name,
        relativePath: path,
        labels: JSON.stringify(labels),
        ...(batch !== null && { batch }),
      },
      onBeforeRequest: (request) => {
        for (const [name, value] of Object.entries(requestHeaders(request.getMethod()))) request.setHeader(name, value);
      },
      onShouldRetry: (error) => {
        const again = mayPass(error.originalResponse?.getStatus() ?? 0);
        if (again) onInterrupted();
        return again;
      },
      onProgress: (sent, total) => onProgress(total === 0 ? 0 : sent / total),
      onSuccess: ({ lastResponse }) => resolve({ id: lastResponse.getHeader('Upload-Document') ?? '' }),
      onError: (error) => reject(problemOf(error)),
    });
    upload.start();
  });

/** Whether the same request may pass later: the line was broken, the service busy, or another try still at it. */
function mayPass(status: number): boolean {
  return status === 0 || status === 409 || status === 423 || status === 502 || status === 503 || status === 504;
}

function problemOf(error: Error): Problem {
  const response = error instanceof DetailedError ? error.originalResponse : null;
  if (response == null) return new Problem(NETWORK_PROBLEM);
  return readProblem(parsed(response.getBody()), response.getStatus());
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
