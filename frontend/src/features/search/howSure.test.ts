import { expect, test } from 'vitest';
import { howSure } from './howSure';

test.each([
  [1, 'high'],
  [0.7, 'high'],
  [0.69, 'middle'],
  [0.5, 'middle'],
  [0.49, 'low'],
  [0, 'low'],
] as const)('a confidence of %s is told as %s', (confidence, told) => {
  expect(howSure(confidence)).toBe(told);
});
