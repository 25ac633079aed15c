import { expect, test } from 'vitest';
import { isQuestion } from './isQuestion';

test.each([
  'Wer fuhr den Wagen',
  'wie viele Gäste klagten über Kopfschmerzen?',
  'Liegt eine Erlaubnis vor?',
  'Welches Kennzeichen hat der Anhänger',
])('%s asks', (text) => expect(isQuestion(text)).toBe(true));

test.each(['', '?', 'Wer', 'Werkstatt Hafen', 'Gaststätte Erlaubnis', 'Wohnung', 'LG-AB 123', 'Was*'])(
  '%s only names',
  (text) => expect(isQuestion(text)).toBe(false),
);
