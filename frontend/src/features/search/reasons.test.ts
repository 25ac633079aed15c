import { expect, test } from 'vitest';
import { reasons } from './reasons';

const ONE = { term: 'erlaubnis', weight: 1 };

test('gathers words by kind, each once, plain ones first', () => {
  expect(
    reasons([
      { ...ONE, word: 'Erlaubnisse', how: 'form', weight: 2 },
      { ...ONE, word: 'Erlaubnis', how: 'exact' },
      { ...ONE, word: 'Erlaubnis', how: 'exact' },
    ]),
  ).toEqual([
    { how: 'exact', term: null, words: ['Erlaubnis'], share: 0.5 },
    { how: 'form', term: null, words: ['Erlaubnisse'], share: 0.5 },
  ]);
});

test('a word that differs from the question is told with what it stands for', () => {
  expect(
    reasons([
      { how: 'synonym', term: 'Gaststätte', word: 'Lokal', weight: 1 },
      { how: 'part', term: 'Gaststätte', word: 'Gaststättengesetz', weight: 2 },
      { how: 'part', term: 'Erlaubnis', word: 'Baugenehmigung', weight: 1 },
    ]).map(({ how, term, words }) => [how, term, words]),
  ).toEqual([
    ['synonym', 'Gaststätte', ['Lokal']],
    ['part', 'Gaststätte', ['Gaststättengesetz']],
    ['part', 'Erlaubnis', ['Baugenehmigung']],
  ]);
});

test('meaning is no reason by words, and an empty question has none', () => {
  expect(reasons([{ how: 'meaning', term: '', word: 'Lärm', weight: 0.4 }])).toEqual([]);
  expect(reasons([])).toEqual([]);
});
