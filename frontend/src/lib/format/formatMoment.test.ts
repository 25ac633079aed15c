import { expect, test } from 'vitest';
import { formatMoment } from './formatMoment';

test('writes a moment in the given zone', () => {
  expect(formatMoment('2026-11-24T09:12:33.120Z', 'de', 'Europe/Berlin')).toBe('24.11.2026, 10:12:33');
});

test('leaves what is no moment as it is', () => {
  expect(formatMoment('gestern', 'de')).toBe('gestern');
});
