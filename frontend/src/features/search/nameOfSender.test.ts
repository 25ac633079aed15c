import { expect, test } from 'vitest';
import { nameOfSender } from './nameOfSender';

test.each([
  ['Ada Brandt <ada@amt.example>', 'Ada Brandt'],
  ['"Brandt, Ada" <ada@amt.example>', 'Brandt, Ada'],
  ['<ada@amt.example>', '<ada@amt.example>'],
  ['ada@amt.example', 'ada@amt.example'],
  ['Stadt Tidenau', 'Stadt Tidenau'],
])('%s is shown as %s', (sender, shown) => {
  expect(nameOfSender(sender)).toBe(shown);
});
