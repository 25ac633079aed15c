import { expect, test } from 'vitest';
import { joinLines } from './joinLines';

test('words of one line become one box around all of them', () => {
  expect(
    joinLines([
      [10, 12, 30, 20],
      [35, 10, 60, 22],
    ]),
  ).toEqual([[10, 10, 60, 22]]);
});

test('a word further left begins a new line', () => {
  expect(
    joinLines([
      [200, 10, 260, 20],
      [10, 30, 60, 40],
      [70, 30, 90, 40],
    ]),
  ).toEqual([
    [200, 10, 260, 20],
    [10, 30, 90, 40],
  ]);
});

test('nothing stays nothing', () => {
  expect(joinLines([])).toEqual([]);
});
