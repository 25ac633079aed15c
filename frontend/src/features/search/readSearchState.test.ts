import { expect, test } from 'vitest';
import { readQuery } from '@/lib/url/readQuery';
import { writeQuery } from '@/lib/url/writeQuery';
import { readSearchState } from './readSearchState';
import type { SearchState } from './searchState';

test('an address brings back exactly the search it was written from', () => {
  const state: SearchState = {
    q: 'Gaststätte -Lärm "Am Sande 7"',
    mode: 'words',
    sort: 'date',
    classification_max: 0,
    date_from: '2026-03-01',
    date_to: '2026-05-31',
    doc: 'ab12',
    page: 2,
    agency: ['stadt'],
    unit: ['stadt/gewerbe', 'polizei/fk3'],
    entity: ['c0ffee'],
    sender: ['Ordnungsamt'],
    exclude: ['kind:Fax', 'sender:Amt: Soziales'],
    einzeln: '1',
    besonders: '1',
    nennungen: 'PERSON,DATE',
  };
  expect(readSearchState(readQuery(writeQuery({ ...state })))).toEqual(state);
});

test('nonsense in an address is left out', () => {
  expect(
    readSearchState({
      mode: 'magic',
      sort: 'x',
      classification_max: '9',
      date_from: '2026-99-99',
      page: '0',
      agency: '',
      exclude: 'password:x',
      einzeln: '0',
      besonders: 'ja',
      q: '',
    }),
  ).toEqual({});
});
