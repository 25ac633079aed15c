import { expect, test } from 'vitest';
import { readStretch, writeStretch } from './stretch';

test('comes back as it was written', () => {
  const stretch = { page: 2, start: 0, end: 135 };
  expect(readStretch(writeStretch(stretch))).toEqual(stretch);
});

test.each([undefined, '', '2', '0.1.2', '1.5.5', '1.9.2', '1.2.3.4', 'a.b.c', '1.-1.2'])('%s is none', (written) =>
  expect(readStretch(written)).toBeNull(),
);
