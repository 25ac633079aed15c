import { expect, test } from 'vitest';
import { lineOf } from './lineOf';

const TEXT = '😀 eins zwei\n drei vier \nfünf';
const WORDS = [
  { start: 2, end: 6 },
  { start: 7, end: 11 },
  { start: 13, end: 17 },
  { start: 18, end: 22 },
  { start: 24, end: 28 },
];

const [first, second, third, fourth, fifth] = WORDS.map((word) => lineOf(TEXT, WORDS, word));

test('a line reaches from its first to its last word', () => {
  expect(third).toEqual({ start: 13, end: 22, text: 'drei vier' });
  expect(fourth).toEqual(third);
});

test('the first and the last line have no neighbour', () => {
  expect(first).toEqual({ start: 2, end: 11, text: 'eins zwei' });
  expect(second).toEqual(first);
  expect(fifth).toEqual({ start: 24, end: 28, text: 'fünf' });
  expect(lineOf('eins', [{ start: 0, end: 4 }], { start: 0, end: 4 }).text).toBe('eins');
});
