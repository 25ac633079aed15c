import { expect, test } from 'vitest';
import { stepZoom } from './stepZoom';

test('steps both ways and stays at the ends', () => {
  expect(stepZoom(1, 1)).toBe(1.25);
  expect(stepZoom(1, -1)).toBe(0.75);
  expect(stepZoom(4, 1)).toBe(4);
  expect(stepZoom(0.5, -1)).toBe(0.5);
});
