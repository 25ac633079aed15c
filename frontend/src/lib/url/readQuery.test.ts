import { expect, test } from 'vitest';
import { readQuery } from './readQuery';

test('keeps numbers as they were typed', () => {
  expect(readQuery('?q=0042')).toEqual({ q: '0042' });
});

test('gathers a repeated name', () => {
  expect(readQuery('unit=a&unit=b&unit=c')).toEqual({ unit: ['a', 'b', 'c'] });
});

test('finds nothing in nothing', () => {
  expect(readQuery('')).toEqual({});
});
