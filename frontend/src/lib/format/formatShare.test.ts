import { expect, test } from 'vitest';
import { formatShare } from './formatShare';

test('writes whole per cent', () => {
  expect(formatShare(0.927, 'de')).toBe('93\u00a0%');
  expect(formatShare(1, 'en')).toBe('100%');
});
