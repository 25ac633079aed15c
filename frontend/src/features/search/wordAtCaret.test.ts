import { expect, test } from 'vitest';
import { wordAtCaret } from './wordAtCaret';

const atEnd = (query: string) => wordAtCaret(query, query.length)?.text ?? null;

test('finds the word before the caret', () => {
  expect(atEnd('Erlaubnis Gast')).toBe('Gast');
  expect(wordAtCaret('Gast Erlaubnis', 4)).toEqual({ start: 0, end: 4, text: 'Gast' });
});

test('takes a file reference in groups as one', () => {
  expect(atEnd('Akte 2026 00 41')).toBe('2026 00 41');
});

test('leaves signs aside', () => {
  expect(atEnd('-Lärm')).toBe('Lärm');
  expect(atEnd('("Am Sa')).toBe('Sa');
});

test('finds nothing to complete', () => {
  expect(atEnd('Gast ')).toBeNull();
  expect(atEnd('a')).toBeNull();
  expect(atEnd('Haus AND')).toBeNull();
  expect(atEnd('')).toBeNull();
});
