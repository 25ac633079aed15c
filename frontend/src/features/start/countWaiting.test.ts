import { expect, test } from 'vitest';
import { countWaiting } from './countWaiting';

test('counts what the service still works on', () => {
  expect(countWaiting({ accepted: 2, reading: 1, indexing: 1, indexed: 30, quarantined: 4 })).toBe(4);
  expect(countWaiting({})).toBe(0);
});
