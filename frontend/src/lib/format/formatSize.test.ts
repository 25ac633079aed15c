import { expect, test } from 'vitest';
import { formatSize } from './formatSize';

test.each([
  [0, '0 Byte'],
  [1023, '1023 Byte'],
  [2048, '2 KB'],
  [1_572_864, '1,5 MB'],
])('writes %d bytes', (bytes, written) => {
  expect(formatSize(bytes, 'de')).toBe(written);
});
