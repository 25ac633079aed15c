import { expect, test } from 'vitest';
import { LEADING_TYPES } from './entityTypes';
import { readTypes, shownTypes, toggleType, writeTypes } from './shownTypes';

test('without a word in the address those are marked that lead to other papers', () => {
  expect(shownTypes(undefined)).toContain('PERSON');
  expect(shownTypes(undefined)).not.toContain('DATE');
});

test('a type is switched off and on again, and the address is then as it was', () => {
  const off = toggleType(undefined, 'PERSON');
  expect(shownTypes(off)).not.toContain('PERSON');
  expect(shownTypes(off)).toContain('IBAN');
  expect(toggleType(off, 'PERSON')).toBeUndefined();
});

test('no type at all is told from no word on it', () => {
  expect(writeTypes([])).toBe('keine');
  expect(shownTypes('keine')).toEqual([]);
  expect(readTypes('keine')).toBe('keine');
});

test('an address with nonsense shows what it can, or what is shown anyway', () => {
  expect(readTypes('DATE,SHIP,PERSON')).toBe('PERSON,DATE');
  expect(readTypes('SHIP')).toBeUndefined();
  expect(readTypes(['PERSON'])).toBeUndefined();
  expect(readTypes(LEADING_TYPES.join(','))).toBeUndefined();
});
