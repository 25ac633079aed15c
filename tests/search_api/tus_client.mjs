// Speaks to a service with the official JavaScript client, as its users do; prints what came of it as JSON.
// node tus_client.mjs URL TOKEN LABELS CASE, from the folder of the page, where the client is installed.
import { Buffer } from 'node:buffer';
import { createRequire } from 'node:module';

const [url, token, labels, scene] = process.argv.slice(2);
const { Upload } = createRequire(`${process.cwd()}/package.json`)('tus-js-client');
const content = Buffer.from('Antrag auf Sondernutzung am Markt. '.repeat(4000));

/** Uploads the content; answers with the client's own account of it. */
function send(options, onPiece = () => {}) {
  const seen = { requests: [], offsets: [] };
  return new Promise((resolve) => {
    const upload = new Upload(content, {
      endpoint: `${url}/uploads`,
      headers: { Authorization: `Bearer ${token}` },
      metadata: { filename: 'Antrag ä.txt', relativePath: '2026/Antrag ä.txt', labels },
      retryDelays: [10, 10, 10],
      onBeforeRequest: (request) => void seen.requests.push(request.getMethod()),
      onChunkComplete: (_size, accepted) => {
        seen.offsets.push(accepted);
        onPiece(upload, accepted);
      },
      onSuccess: ({ lastResponse }) =>
        resolve({ ...seen, url: upload.url, document: lastResponse.getHeader('Upload-Document') }),
      onError: (error) => resolve({ ...seen, status: error.originalResponse?.getStatus() ?? 0, url: upload.url }),
      ...options,
    });
    upload.start();
  });
}

/** Breaks off after the first piece and goes on with a new client that knows only the address. */
async function resumed() {
  const address = await new Promise((resolve) => {
    void send({ chunkSize: 50_000 }, (upload) => void upload.abort().then(() => resolve(upload.url)));
  });
  return send({ uploadUrl: address, chunkSize: 50_000 });
}

async function terminated() {
  const address = await new Promise((resolve) => {
    void send({ chunkSize: 50_000 }, (upload) => void upload.abort().then(() => resolve(upload.url)));
  });
  await Upload.terminate(address, { headers: { Authorization: `Bearer ${token}` } });
  return send({ uploadUrl: address, endpoint: null, retryDelays: null });
}

const scenes = {
  whole: () => send({}),
  pieces: () => send({ chunkSize: 50_000 }),
  withCreation: () => send({ uploadDataDuringCreation: true }),
  override: () => send({ overridePatchMethod: true }),
  refused: () => send({ metadata: { filename: 'a.txt', labels: '{}' }, retryDelays: null }),
  resumed,
  terminated,
};
process.stdout.write(JSON.stringify(await scenes[scene]()));
