import { expect, test } from 'vitest';
import { askParameters } from './askParameters';

test('fills in what an address leaves out', () => {
  expect(askParameters({ agency: ['stadt'] })).toMatchObject({
    q: '',
    mode: 'hybrid',
    sort: 'date',
    agency: ['stadt'],
  });
});

test('only words can be ranked', () => {
  expect(askParameters({ q: 'a' }).sort).toBe('relevance');
  expect(askParameters({}).sort).toBe('date');
});

test('one paper is one hit unless each document is wanted', () => {
  expect(askParameters({ q: 'a' }).fold).toBe(true);
  expect(askParameters({ q: 'a', einzeln: '1' }).fold).toBe(false);
});

test('the preview does not change the question', () => {
  expect(askParameters({ q: 'a', doc: 'x', page: 3, nennungen: 'keine', besonders: '1' })).toEqual(
    askParameters({ q: 'a' }),
  );
});
