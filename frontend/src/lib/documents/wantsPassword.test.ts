import { expect, test } from 'vitest';
import { wantsPassword } from './wantsPassword';

test('locked files wait for a password, other ones do not', () => {
  expect(wantsPassword('encrypted_pdf')).toBe(true);
  expect(wantsPassword('encrypted_file')).toBe(true);
  expect(wantsPassword('corrupt_file')).toBe(false);
  expect(wantsPassword(null)).toBe(false);
  expect(wantsPassword(undefined)).toBe(false);
});
