import { expect, test } from 'vitest';
import { askParameters } from './askParameters';

test('fills in what an address leaves out', () => {
  expect(askParameters({ agency: ['stadt'] })).toMatchObject({ q: '', mode: 'hybrid', sort: 'relevance', agency: ['stadt'] });
});

test('the preview does not change the question', () => {
  expect(askParameters({ q: 'a', doc: 'x', page: 3 })).toEqual(askParameters({ q: 'a' }));
});
