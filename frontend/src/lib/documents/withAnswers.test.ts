import { expect, test } from 'vitest';
import type { MatchView, QuestionAnswer } from '@/api/types';
import { withAnswers } from './withAnswers';

const match = (page: number, start: number): MatchView => ({
  page,
  start,
  end: start + 4,
  term: 'haus',
  how: 'exact',
  boxes: [],
});

const answer = (document_id: string, page: number): QuestionAnswer => ({
  text: 'Es waren 38 Kisten.',
  highlight: [9, 18],
  document_id,
  file_name: 'bericht.pdf',
  page,
  start: 40,
  end: 49,
  boxes: [{ page, box: [1, 2, 3, 4], term: '' }],
  confidence: 0.8,
});

test('an answer comes before the matches of its page and behind those of the pages before', () => {
  const places = withAnswers('a', [match(1, 0), match(2, 0)], [answer('a', 2)]);
  expect(places.map(({ page, how }) => [page, how])).toEqual([
    [1, 'exact'],
    [2, 'answer'],
    [2, 'exact'],
  ]);
  expect(places[1]?.boxes).toEqual([[1, 2, 3, 4]]);
});

test('answers of other documents are left out', () => {
  expect(withAnswers('a', [match(1, 0)], [answer('b', 1)])).toEqual([match(1, 0)]);
});
