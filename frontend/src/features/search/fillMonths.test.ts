import { expect, test } from 'vitest';
import { fillMonths } from './fillMonths';

test('fills the gaps, over the turn of the year', () => {
  expect(
    fillMonths([
      { value: '2026-02', count: 3 },
      { value: '2025-11', count: 1 },
    ]),
  ).toEqual([
    { month: '2025-11', count: 1 },
    { month: '2025-12', count: 0 },
    { month: '2026-01', count: 0 },
    { month: '2026-02', count: 3 },
  ]);
});

test('keeps the latest forty years', () => {
  const months = fillMonths([
    { value: '1970-01', count: 1 },
    { value: '2026-12', count: 2 },
  ]);
  expect(months).toHaveLength(480);
  expect(months.at(-1)).toEqual({ month: '2026-12', count: 2 });
});

test('has nothing to show without dates', () => {
  expect(fillMonths([{ value: 'unbekannt', count: 4 }])).toEqual([]);
});
