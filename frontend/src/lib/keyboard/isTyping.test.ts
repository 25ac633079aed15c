import { expect, test } from 'vitest';
import { isTyping } from './isTyping';

test('fields take the keys', () => {
  expect(isTyping({ tagName: 'INPUT', type: 'search' })).toBe(true);
  expect(isTyping({ tagName: 'textarea' })).toBe(true);
  expect(isTyping({ tagName: 'DIV', isContentEditable: true })).toBe(true);
});

test('buttons, ticks and the page do not', () => {
  expect(isTyping({ tagName: 'BUTTON' })).toBe(false);
  expect(isTyping({ tagName: 'INPUT', type: 'checkbox' })).toBe(false);
  expect(isTyping(null)).toBe(false);
});
