import { expect, test } from 'vitest';
import { formatEntity } from './formatEntity';

test('days and sums follow the language', () => {
  expect(formatEntity('DATE', '2026-04-25', 'de')).toBe('25.04.2026');
  expect(formatEntity('MONEY', '1234.50 EUR', 'de')).toBe('1.234,50\u00a0€');
  expect(formatEntity('MONEY', '380.00 EUR', 'en')).toBe('€380.00');
});

test('an IBAN is read in groups of four', () => {
  expect(formatEntity('IBAN', 'DE52999501100000418000', 'de')).toBe('DE52 9995 0110 0000 4180 00');
});

test('names and what is not understood stay as they are', () => {
  expect(formatEntity('PERSON', 'Pohl, Nadine', 'de')).toBe('Pohl, Nadine');
  expect(formatEntity('MONEY', 'viel Geld', 'de')).toBe('viel Geld');
  expect(formatEntity(null, 'Kutter', 'de')).toBe('Kutter');
});
