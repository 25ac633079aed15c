import { expect, test } from 'vitest';
import { stretchOf } from './stretchOf';
import { timeline } from './timeline';

const BARS = timeline(
  ['2026-01', '2026-02', '2026-03'].map((value) => ({ value, count: 1 })),
  {},
);

test('reaches from the first to the last bar, whichever was touched first', () => {
  const whole = { from: '2026-01-01', to: '2026-03-31' };
  expect(stretchOf(BARS, 0, 2)).toEqual(whole);
  expect(stretchOf(BARS, 2, 0)).toEqual(whole);
  expect(stretchOf(BARS, 1, 1)).toEqual({ from: '2026-02-01', to: '2026-02-28' });
});

test('there is none beyond the bars', () => {
  expect(stretchOf(BARS, 0, 3)).toBeNull();
});
