import { expect, test } from 'vitest';
import { toggleExcluded } from './toggleExcluded';

test('leaves a value out and takes it in again', () => {
  const one = toggleExcluded({ q: 'a', doc: 'd', page: 2 }, 'kind', 'Fax');
  expect(one).toEqual({ q: 'a', exclude: ['kind:Fax'] });
  expect(toggleExcluded(toggleExcluded(one, 'agency', 'stadt'), 'kind', 'Fax')).toEqual({
    q: 'a',
    exclude: ['agency:stadt'],
  });
  expect(toggleExcluded(one, 'kind', 'Fax')).toEqual({ q: 'a' });
});

test('what is left out is no longer wanted', () => {
  expect(toggleExcluded({ kind: ['Fax', 'Brief'] }, 'kind', 'Fax')).toEqual({
    kind: ['Brief'],
    exclude: ['kind:Fax'],
  });
  expect(toggleExcluded({ legibility: ['good'] }, 'legibility', 'good')).toEqual({ exclude: ['legibility:good'] });
  expect(toggleExcluded({ classification_max: 1 }, 'classification', '1')).toEqual({ exclude: ['classification:1'] });
});
