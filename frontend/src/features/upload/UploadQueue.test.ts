import { expect, test } from 'vitest';
import { Problem } from '@/api/problem';
import { UploadQueue } from './UploadQueue';

const LABELS = { agency: 'stadt', unit: 'stadt/gewerbe', classification: 1, release: 'unit' as const, grants: [] };
const files = (...names: string[]) => names.map((name) => new File(['x'], name));
const settled = () => new Promise((resolve) => setTimeout(resolve));

/** A service that answers each file only when told to. */
function slowService() {
  const open = new Map<
    string,
    { accept: () => void; refuse: (error: Error) => void; progress: (share: number) => void }
  >();
  const send = (file: File, _labels: unknown, progress: (share: number) => void) =>
    new Promise<{ id: string }>((resolve, reject) => {
      open.set(file.name, { accept: () => resolve({ id: `id-${file.name}` }), refuse: reject, progress });
    });
  return { open, queue: new UploadQueue(send) };
}

test('sends three at once and the next when one is taken', async () => {
  const { open, queue } = slowService();
  queue.add(files('a', 'b', 'c', 'd'), LABELS);
  expect([...open.keys()]).toEqual(['a', 'b', 'c']);
  open.get('b')?.accept();
  await settled();
  expect([...open.keys()]).toEqual(['a', 'b', 'c', 'd']);
  expect(queue.items()[1]).toMatchObject({ phase: 'taken', documentId: 'id-b' });
});

test('keeps the reason of a refusal and can send again', async () => {
  const { open, queue } = slowService();
  queue.add(files('a'), LABELS);
  open.get('a')?.refuse(
    new Problem({
      code: 'file_too_large',
      title: 'Datei zu groß',
      detail: 'Höchstens 200 MB.',
      status: 413,
      traceId: null,
      fields: [],
    }),
  );
  await settled();
  expect(queue.items()[0]).toMatchObject({ phase: 'refused', fault: { title: 'Datei zu groß' } });
  queue.sendAgain(queue.items()[0]?.key ?? '');
  open.get('a')?.accept();
  await settled();
  expect(queue.items()[0]).toMatchObject({ phase: 'taken', fault: null });
});

test('does not lose an event that is quicker than the answer', async () => {
  const { open, queue } = slowService();
  queue.add(files('a'), LABELS);
  queue.follow({ document_id: 'id-a', file_name: 'a', state: 'indexed', pages_done: 1, page_count: 1, error: null });
  open.get('a')?.accept();
  await settled();
  expect(queue.items()[0]).toMatchObject({ state: 'indexed', pagesDone: 1 });
});

test('forgets what is done and keeps what is not', async () => {
  const { open, queue } = slowService();
  queue.add(files('a', 'b'), LABELS);
  open.get('a')?.accept();
  await settled();
  queue.follow({ document_id: 'id-a', file_name: 'a', state: 'indexed', pages_done: 1, page_count: 1, error: null });
  queue.forgetDone();
  expect(queue.items().map(({ file }) => file.name)).toEqual(['b']);
});

test('tells the listeners of each change', () => {
  const { open, queue } = slowService();
  let told = 0;
  queue.subscribe(() => (told += 1));
  queue.add(files('a'), LABELS);
  const before = told;
  open.get('a')?.progress(0.5);
  expect(told).toBe(before + 1);
  expect(queue.items()[0]?.sent).toBe(0.5);
});
