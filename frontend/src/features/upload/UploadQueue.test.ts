import { expect, test } from 'vitest';
import { Problem } from '@/api/problem';
import { UploadQueue, type Send } from './UploadQueue';

const LABELS = { agency: 'stadt', unit: 'stadt/gewerbe', classification: 1, release: 'unit' as const, grants: [] };
const SAID = { labels: LABELS, batch: null };
const files = (...names: string[]) => names.map((name) => ({ file: new File(['x'], name), path: name }));
const settled = () => new Promise((resolve) => setTimeout(resolve));

/** A service that answers each file only when told to. */
function slowService() {
  const open = new Map<
    string,
    { accept: () => void; refuse: (error: Error) => void; progress: (share: number) => void; interrupt: () => void }
  >();
  const send: Send = ({ path }, _said, { onProgress, onInterrupted }) =>
    new Promise<{ id: string }>((resolve, reject) => {
      const accept = () => resolve({ id: `id-${path}` });
      open.set(path, { accept, refuse: reject, progress: onProgress, interrupt: onInterrupted });
    });
  return { open, queue: new UploadQueue(send) };
}

test('sends three at once and the next when one is taken', async () => {
  const { open, queue } = slowService();
  queue.add(files('a', 'b', 'c', 'd'), SAID);
  expect([...open.keys()]).toEqual(['a', 'b', 'c']);
  open.get('b')?.accept();
  await settled();
  expect([...open.keys()]).toEqual(['a', 'b', 'c', 'd']);
  expect(queue.items()[1]).toMatchObject({ phase: 'taken', documentId: 'id-b' });
});

test('keeps the reason of a refusal and can send again', async () => {
  const { open, queue } = slowService();
  queue.add(files('a'), SAID);
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
  queue.add(files('a'), SAID);
  queue.follow({ document_id: 'id-a', file_name: 'a', state: 'indexed', pages_done: 1, page_count: 1, error: null });
  open.get('a')?.accept();
  await settled();
  expect(queue.items()[0]).toMatchObject({ state: 'indexed', pagesDone: 1 });
});

test('forgets what is done and keeps what is not', async () => {
  const { open, queue } = slowService();
  queue.add(files('a', 'b'), SAID);
  open.get('a')?.accept();
  await settled();
  queue.follow({ document_id: 'id-a', file_name: 'a', state: 'indexed', pages_done: 1, page_count: 1, error: null });
  queue.forgetDone();
  expect(queue.items().map(({ file }) => file.name)).toEqual(['b']);
});

test('tells the listeners at once after a pause, and of many changes together', async () => {
  const { open, queue } = slowService();
  let told = 0;
  queue.subscribe(() => (told += 1));
  queue.add(files('a'), SAID);
  expect(told).toBe(1);
  for (let share = 0; share < 1; share += 0.01) open.get('a')?.progress(share);
  expect(told).toBe(1);
  expect(queue.items()[0]?.sent).toBeGreaterThan(0.9);
  await new Promise((resolve) => setTimeout(resolve, 250));
  expect(told).toBe(2);
});

test('says of a file that its line broke until it moves again', () => {
  const { open, queue } = slowService();
  queue.add(files('a'), SAID);
  open.get('a')?.interrupt();
  expect(queue.items()[0]).toMatchObject({ phase: 'sending', interrupted: true });
  open.get('a')?.progress(0.5);
  expect(queue.items()[0]).toMatchObject({ interrupted: false });
});

test('a folder of thousands is taken in a moment', () => {
  const { queue } = slowService();
  const began = Date.now();
  queue.add(files(...Array.from({ length: 20_000 }, (_, number) => `${number}.txt`)), SAID);
  for (let number = 0; number < 20_000; number += 1)
    queue.follow({
      document_id: `${number}`,
      file_name: '',
      state: 'indexed',
      pages_done: 1,
      page_count: 1,
      error: null,
    });
  expect(queue.items().length).toBe(20_000);
  expect(Date.now() - began).toBeLessThan(5_000);
});
