import { expect, test } from 'vitest';
import { timeline } from './timeline';

const YEARS = [
  { value: '1999-05', count: 1 },
  { value: '2025-12', count: 2 },
  { value: '2026-02', count: 3 },
  { value: '', count: 9 },
];

test('few months stand by themselves, empty ones among them', () => {
  expect(timeline(YEARS.slice(1), {}).map(({ period, count }) => [period, count])).toEqual([
    ['2025-12', 2],
    ['2026-01', 0],
    ['2026-02', 3],
  ]);
});

test('many months are gathered by year', () => {
  const bars = timeline(YEARS, {});
  expect(bars.length).toBe(28);
  expect(bars[0]).toEqual({ period: '1999', count: 1, from: '1999-01-01', to: '1999-12-31' });
  expect(bars.at(-1)).toEqual({ period: '2026', count: 3, from: '2026-01-01', to: '2026-12-31' });
});

test('a short stretch of many years is shown by month', () => {
  const bars = timeline(YEARS, { from: '2025-12-01', to: '2026-01-31' });
  expect(bars[0]).toEqual({ period: '2025-01', count: 0, from: '2025-01-01', to: '2025-01-31' });
  expect(bars.at(-1)?.period).toBe('2026-02');
  expect(timeline(YEARS, { from: '2001-01-01' }).length).toBe(28);
});

test('nothing dated makes no bars', () => {
  expect(timeline([{ value: '', count: 3 }], {})).toEqual([]);
});
