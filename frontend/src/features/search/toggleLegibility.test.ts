import { expect, test } from 'vitest';
import { toggleLegibility } from './toggleLegibility';

test('a range is taken in, best first, and out again', () => {
  const poor = toggleLegibility({ q: 'Lärm', doc: '1' }, 'poor');
  expect(poor).toEqual({ q: 'Lärm', legibility: ['poor'] });
  const both = toggleLegibility(poor, 'good');
  expect(both.legibility).toEqual(['good', 'poor']);
  expect(toggleLegibility(toggleLegibility(both, 'good'), 'poor')).toEqual({ q: 'Lärm' });
});

test('what is no range changes nothing', () => {
  expect(toggleLegibility({ q: 'Lärm' }, 'schlecht')).toEqual({ q: 'Lärm' });
});
