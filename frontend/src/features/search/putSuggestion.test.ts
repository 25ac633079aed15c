import { expect, test } from 'vitest';
import { putSuggestion } from './putSuggestion';

test('completes the word and leaves the rest', () => {
  expect(putSuggestion('Gast Lärm', { start: 0, end: 4, text: 'Gast' }, 'Gaststätte')).toEqual({
    query: 'Gaststätte Lärm',
    caret: 11,
  });
});

test('puts several words in quotes', () => {
  expect(putSuggestion('2026 00', { start: 0, end: 7, text: '2026 00' }, '2026 00 417 233').query).toBe(
    '"2026 00 417 233" ',
  );
});
