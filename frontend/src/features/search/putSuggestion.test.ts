import { expect, test } from 'vitest';
import { completion, putSuggestion, typedSoFar } from './putSuggestion';

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

test('asks for all that was typed, and for the word alone behind a sign', () => {
  expect(typedSoFar('Blauer Gast', { start: 7, end: 11, text: 'Gast' })).toBe('Blauer Gast');
  expect(typedSoFar('Lokal -Gast', { start: 7, end: 11, text: 'Gast' })).toBe('Gast');
  expect(typedSoFar('Gast', { start: 0, end: 4, text: 'Gast' })).toBe('Gast');
});

test('takes the word from a suggestion that repeats what stands before it', () => {
  const place = { start: 7, end: 11, text: 'Gast' };
  expect(completion('Blauer Gast', place, 'Blauer Gaststätte')).toBe('Gaststätte');
  expect(completion('Lokal -Gast', place, 'Gaststätte')).toBe('Gaststätte');
});
