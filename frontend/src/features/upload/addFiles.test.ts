import { expect, test } from 'vitest';
import { addFiles } from './addFiles';

const file = (name: string, text: string) => new File([text], name, { lastModified: 7 });

test('takes each file once', () => {
  const chosen = addFiles([], [file('a.pdf', 'x'), file('b.pdf', 'x')]);
  expect(
    addFiles(chosen, [file('a.pdf', 'x'), file('a.pdf', 'xy')]).map(({ name, size }) => `${name} ${size}`),
  ).toEqual(['a.pdf 1', 'b.pdf 1', 'a.pdf 2']);
});
