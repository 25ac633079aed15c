import { expect, test } from 'vitest';
import { splitByRanges } from './splitByRanges';

const pieces = (text: string, ranges: [number, number][]) =>
  splitByRanges(text, ranges).map((piece) => (piece.range === null ? piece.text : `[${piece.range}:${piece.text}]`));

test('cuts at each range', () => {
  expect(
    pieces('die Erlaubnis der Gaststätte', [
      [4, 13],
      [18, 28],
    ]),
  ).toEqual(['die ', '[0:Erlaubnis]', ' der ', '[1:Gaststätte]']);
});

test('counts code points, not halves of them', () => {
  expect(pieces('😀 Akte', [[2, 6]])).toEqual(['😀 ', '[0:Akte]']);
});

test('takes ranges in any order, overlapping and too long', () => {
  expect(
    pieces('abcdef', [
      [4, 99],
      [0, 2],
      [1, 3],
    ]),
  ).toEqual(['[1:ab]', '[2:c]', 'd', '[0:ef]']);
});

test('loses nothing without ranges', () => {
  expect(pieces('abc', [])).toEqual(['abc']);
  expect(pieces('', [[0, 1]])).toEqual([]);
});
