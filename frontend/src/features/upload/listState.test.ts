import { expect, test } from 'vitest';
import { readListState } from './listState';

test('reads what it knows and leaves out the rest', () => {
  expect(readListState({ zustand: 'quarantined', name: 'scan', alle: '1' })).toEqual({
    zustand: 'quarantined',
    name: 'scan',
    alle: '1',
  });
  expect(readListState({ zustand: 'verschwunden', name: '', alle: '0' })).toEqual({});
});
