import { expect, test } from 'vitest';
import { judgeReading } from './judgeReading';

test.each([
  [1, 'good'],
  [0.9, 'good'],
  [0.89, 'fair'],
  [0.75, 'fair'],
  [0.2, 'poor'],
])('%d is %s', (share, verdict) => {
  expect(judgeReading(share)).toBe(verdict);
});
