import { expect, test } from 'vitest';
import { batchShares, missingFiles } from './batchShares';

const counts = { accepted: 4, reading: 1, indexing: 2, indexed: 10, quarantined: 3, refused: 1 };

test('files that were announced and have not come wait', () => {
  const missing = missingFiles({ expected: 30, handed_in: 21 });
  expect(batchShares(counts, missing)).toEqual({ done: 10, running: 3, waiting: 13, failed: 4 });
});

test('more files than announced miss nothing', () => {
  expect(missingFiles({ expected: 3, handed_in: 5 })).toBe(0);
  expect(missingFiles({ expected: null, handed_in: 5 })).toBe(0);
});
