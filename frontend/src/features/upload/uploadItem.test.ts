import { expect, test } from 'vitest';
import { groupOf, withEvent, type UploadItem } from './uploadItem';

const ITEM: UploadItem = {
  key: '1',
  file: new File(['x'], 'a.pdf'),
  phase: 'taken',
  sent: 1,
  path: 'a.pdf',
  batch: null,
  interrupted: false,
  fault: null,
  documentId: 'd',
  state: 'accepted',
  pagesDone: 0,
  pageCount: null,
};
const EVENT = { document_id: 'd', file_name: 'a.pdf', error: null };

test('sorts by who has to do something', () => {
  expect(groupOf({ phase: 'waiting', state: null })).toBe('waiting');
  expect(groupOf({ phase: 'sending', state: null })).toBe('running');
  expect(groupOf({ phase: 'refused', state: null })).toBe('failed');
  expect(groupOf({ phase: 'taken', state: 'reading' })).toBe('running');
  expect(groupOf({ phase: 'taken', state: 'quarantined' })).toBe('failed');
  expect(groupOf({ phase: 'taken', state: 'indexed' })).toBe('done');
});

test('an event moves the item on and keeps what it does not say', () => {
  const reading = withEvent(ITEM, { ...EVENT, state: 'reading', pages_done: 2, page_count: 5 });
  expect(withEvent(reading, { ...EVENT, state: 'indexing', pages_done: null, page_count: null })).toMatchObject({
    state: 'indexing',
    pagesDone: 2,
    pageCount: 5,
  });
});

test('an event brings and takes away the reason', () => {
  const bad = withEvent(ITEM, {
    ...EVENT,
    state: 'quarantined',
    pages_done: 0,
    page_count: null,
    error: { code: 'corrupt_file', message: 'Beschädigt.' },
  });
  expect(bad.fault?.detail).toBe('Beschädigt.');
  expect(withEvent(bad, { ...EVENT, state: 'accepted', pages_done: 0, page_count: null }).fault).toBeNull();
});
