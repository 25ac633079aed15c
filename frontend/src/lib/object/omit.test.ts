import { expect, test } from 'vitest';
import { omit } from './omit';

test('leaves out what is named and keeps the rest', () => {
  const whole = { a: 1, b: undefined, c: 'x' };
  expect(omit(whole, 'a')).toEqual({ b: undefined, c: 'x' });
  expect(whole).toHaveProperty('a');
});
