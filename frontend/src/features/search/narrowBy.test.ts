import { expect, test } from 'vitest';
import { narrowBy } from './narrowBy';

test('asks for the word as well', () => {
  expect(narrowBy('Gaststätte Erlaubnis', 'Pacht')).toBe('Gaststätte Erlaubnis AND Pacht');
  expect(narrowBy('', 'Pacht')).toBe('Pacht');
});

test('keeps alternatives together', () => {
  expect(narrowBy('Lärm ODER Rauch', 'Pacht')).toBe('(Lärm ODER Rauch) AND Pacht');
});

test('keeps a term of several words in one piece', () => {
  expect(narrowBy('Lärm', 'Am Sande')).toBe('Lärm AND "Am Sande"');
});
