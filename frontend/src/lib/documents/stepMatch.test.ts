import { expect, test } from 'vitest';
import { stepMatch } from './stepMatch';

const PAGES = [1, 1, 3, 5];

test('goes on and round', () => {
  expect(stepMatch(PAGES, 0, 1, 1)).toBe(1);
  expect(stepMatch(PAGES, 3, 5, 1)).toBe(0);
  expect(stepMatch(PAGES, 0, 1, -1)).toBe(3);
});

test('starts from the open page when no place is current', () => {
  expect(stepMatch(PAGES, null, 2, 1)).toBe(2);
  expect(stepMatch(PAGES, null, 2, -1)).toBe(1);
  expect(stepMatch(PAGES, null, 9, 1)).toBe(0);
  expect(stepMatch([4], null, 2, -1)).toBe(0);
});

test('finds nothing among nothing', () => {
  expect(stepMatch([], null, 1, 1)).toBeNull();
});
