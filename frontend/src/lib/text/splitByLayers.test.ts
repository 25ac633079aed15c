import { expect, test } from 'vitest';
import { splitByLayers } from './splitByLayers';

test('a word inside a sentence keeps both', () => {
  expect(splitByLayers('Es war laut.', [[[0, 12]], [[7, 11]]])).toEqual([
    { text: 'Es war ', ranges: [0, null] },
    { text: 'laut', ranges: [0, 0] },
    { text: '.', ranges: [0, null] },
  ]);
});

test('counts code points, as the service does', () => {
  expect(splitByLayers('🚲 Rad', [[[2, 5]]])).toEqual([
    { text: '🚲 ', ranges: [null] },
    { text: 'Rad', ranges: [0] },
  ]);
});

test('ranges that overlap or reach beyond the text do no harm', () => {
  expect(
    splitByLayers('abc', [
      [
        [0, 2],
        [1, 9],
      ],
    ]),
  ).toEqual([
    { text: 'a', ranges: [0] },
    { text: 'b', ranges: [0] },
    { text: 'c', ranges: [1] },
  ]);
  expect(splitByLayers('', [[[0, 2]]])).toEqual([]);
});
