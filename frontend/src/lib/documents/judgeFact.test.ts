import { expect, test } from 'vitest';
import { judgeFact } from './judgeFact';

test.each([
  [0.9, 'sure'],
  [0.8, 'sure'],
  [0.6, 'likely'],
  [0.4, 'doubtful'],
])('%d is %s', (confidence, verdict) => {
  expect(judgeFact(confidence)).toBe(verdict);
});
