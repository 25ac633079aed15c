import { expect, test } from 'vitest';
import { widerSearch } from './widerSearch';

test('drops what narrows by one facet and keeps the rest', () => {
  const state = { q: 'a', kind: ['Fax'], exclude: ['kind:Brief', 'agency:stadt'], date_from: '2026-01-01', doc: 'd' };
  expect(widerSearch(state, 'kind')).toEqual({ q: 'a', exclude: ['agency:stadt'], date_from: '2026-01-01' });
  expect(widerSearch(state, 'agency')).toEqual({
    q: 'a',
    kind: ['Fax'],
    exclude: ['kind:Brief'],
    date_from: '2026-01-01',
  });
  expect(widerSearch(state, 'date')).toEqual({ q: 'a', kind: ['Fax'], exclude: state.exclude });
  expect(widerSearch({ classification_max: 1 }, 'classification')).toEqual({});
});

test('there is no wider search where nothing narrows', () => {
  expect(widerSearch({ q: 'a', kind: ['Fax'] }, 'unit')).toBeNull();
  expect(widerSearch({}, 'date')).toBeNull();
});
