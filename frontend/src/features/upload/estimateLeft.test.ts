import { expect, test } from 'vitest';
import { estimateLeft } from './estimateLeft';

test('goes on at the same pace', () => {
  expect(estimateLeft(10, 20, 5 * 60_000)).toBe(10);
  expect(estimateLeft(10, 1, 1000)).toBe(1);
});

test('says nothing too early or at the end', () => {
  expect(estimateLeft(2, 50, 60_000)).toBeNull();
  expect(estimateLeft(5, 0, 60_000)).toBeNull();
});
