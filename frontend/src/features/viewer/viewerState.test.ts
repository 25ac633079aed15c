import { expect, test } from 'vitest';
import { readViewerState } from './viewerState';

test('reads page, question and view', () => {
  expect(readViewerState({ seite: '3', q: '2026', ansicht: 'text' })).toEqual({ seite: 3, q: '2026', ansicht: 'text' });
});

test.each(['0', '-1', '1.5', 'zwei', '99999999'])('page %s is none', (seite) => {
  expect(readViewerState({ seite })).toEqual({});
});
