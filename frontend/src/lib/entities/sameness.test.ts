import { expect, test } from 'vitest';
import { sameness } from './sameness';

test('people of one name are told to share a name, nothing more', () => {
  expect(sameness('PERSON')).toBe('name');
  expect(sameness('ORGANISATION')).toBe('name');
});

test('plates and accounts are identifiers, dates and addresses are not', () => {
  expect(sameness('LICENCE_PLATE')).toBe('identifier');
  expect(sameness('IBAN')).toBe('identifier');
  expect(sameness('DATE')).toBe('value');
  expect(sameness('ADDRESS')).toBe('value');
});
