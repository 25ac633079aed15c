import { expect, test } from 'vitest';
import { readViewerState } from './viewerState';

test('reads page, question and view', () => {
  expect(readViewerState({ seite: '3', q: '2026', ansicht: 'text' })).toEqual({ seite: 3, q: '2026', ansicht: 'text' });
});

test('reads which mentions are marked and whose stand out', () => {
  expect(readViewerState({ nennungen: 'DATE,PERSON', entitaet: 'ab12', modus: 'meaning' })).toEqual({
    nennungen: 'PERSON,DATE',
    entitaet: 'ab12',
    modus: 'meaning',
  });
  expect(readViewerState({ nennungen: 'SHIP', entitaet: '../x', modus: 'magic' })).toEqual({});
});

test('reads the place that somebody was led to', () => {
  expect(readViewerState({ stelle: '2.120.135' })).toEqual({ stelle: '2.120.135' });
  expect(readViewerState({ stelle: '2.135.120' })).toEqual({});
});

test.each(['0', '-1', '1.5', 'zwei', '99999999'])('page %s is none', (seite) => {
  expect(readViewerState({ seite })).toEqual({});
});
