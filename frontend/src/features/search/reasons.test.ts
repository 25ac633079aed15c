import { expect, test } from 'vitest';
import { reasons } from './reasons';

test('gathers words by kind, each once', () => {
  const one = { term: 'erlaubnis', weight: 1 };
  expect(
    reasons([
      { ...one, word: 'Erlaubnisse', how: 'form' },
      { ...one, word: 'Erlaubnis', how: 'exact' },
      { ...one, word: 'Erlaubnis', how: 'exact' },
    ]),
  ).toEqual([
    { how: 'exact', words: ['Erlaubnis'] },
    { how: 'form', words: ['Erlaubnisse'] },
  ]);
});

test('an empty question has no reasons', () => {
  expect(reasons([])).toEqual([]);
});
