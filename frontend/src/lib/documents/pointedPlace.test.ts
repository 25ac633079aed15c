import { expect, test } from 'vitest';
import type { PageView } from '@/api/types';
import { pointedPlace } from './pointedPlace';

const word = (text: string, start: number) => ({
  text,
  start,
  end: start + text.length,
  box: [start, 0, start + text.length, 9],
  confidence: 1,
  read_by: 'first' as const,
  alternatives: [],
});

const PAGE = { number: 2, words: [word('Drei', 0), word('Gäste', 5), word('klagten', 11)] } as unknown as PageView;

test('marks the words that the stretch touches', () => {
  expect(pointedPlace({ page: 2, start: 0, end: 10 }, PAGE)).toEqual({
    page: 2,
    start: 0,
    end: 10,
    term: '',
    how: 'answer',
    boxes: [
      [0, 0, 4, 9],
      [5, 0, 10, 9],
    ],
  });
});

test('there is none on another page, beyond its words, or while it loads', () => {
  expect(pointedPlace({ page: 1, start: 0, end: 10 }, PAGE)).toBeNull();
  expect(pointedPlace({ page: 2, start: 40, end: 50 }, PAGE)).toBeNull();
  expect(pointedPlace({ page: 2, start: 0, end: 10 }, undefined)).toBeNull();
  expect(pointedPlace(null, PAGE)).toBeNull();
});
