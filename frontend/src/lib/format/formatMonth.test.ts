import { expect, test } from 'vitest';
import { formatMonth } from './formatMonth';

test('writes a month in both languages', () => {
  expect(formatMonth('2026-03', 'de')).toBe('März 2026');
  expect(formatMonth('2026-03', 'en')).toBe('March 2026');
});

test('leaves what is no month as it is', () => {
  expect(formatMonth('2026', 'de')).toBe('2026');
});
