import { expect, test } from 'vitest';
import { isPlainClick } from './isPlainClick';

const CLICK = { button: 0, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };

test('a click without more is plain', () => {
  expect(isPlainClick(CLICK)).toBe(true);
});

test.each([{ button: 1 }, { ctrlKey: true }, { metaKey: true }, { shiftKey: true }, { altKey: true }])(
  'a click with %o is none',
  (more) => {
    expect(isPlainClick({ ...CLICK, ...more })).toBe(false);
  },
);
