import { expect, test } from 'vitest';
import { readQuery } from './readQuery';
import { writeQuery } from './writeQuery';

test('writes lists as repeated names and leaves out what is empty', () => {
  expect(writeQuery({ q: 'a b', unit: ['x', 'y'], kind: [], sort: undefined, page: 2, doc: '' })).toBe(
    '?q=a+b&unit=x&unit=y&page=2',
  );
  expect(writeQuery({})).toBe('');
});

test('reads back what it wrote', () => {
  const parts = { q: '"Straße" & Co. + 100%', unit: ['polizei/fk3', 'stadt/ordnungsamt'] };
  expect(readQuery(writeQuery(parts))).toEqual(parts);
});
