import { expect, test } from 'vitest';
import { formatDay } from './formatDay';

test('writes a day in both languages', () => {
  expect(formatDay('2026-04-12', 'de')).toBe('12.04.2026');
  expect(formatDay('2026-04-12', 'en')).toBe('12 Apr 2026');
});

test('leaves what is no day as it is', () => {
  expect(formatDay('Frühjahr 2026', 'de')).toBe('Frühjahr 2026');
});
