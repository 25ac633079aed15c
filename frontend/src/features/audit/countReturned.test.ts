import { expect, test } from 'vitest';
import { countReturned } from './countReturned';

test('counts what was given back', () => {
  expect(countReturned({ total: 40, documents: ['a', 'b'] })).toBe(2);
  expect(countReturned({ documents: [] })).toBe(0);
});

test('an opened page is one document', () => {
  expect(countReturned({ document: 'a', page: 3 })).toBe(1);
});

test('a login gives nothing back', () => {
  expect(countReturned({})).toBeNull();
});
