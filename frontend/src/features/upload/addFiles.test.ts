import { expect, test } from 'vitest';
import { addFiles } from './addFiles';

const at = (path: string, text: string) => ({ file: new File([text], 'x', { lastModified: 7 }), path });

test('takes each file once, and equal names of two folders as two files', () => {
  const chosen = addFiles([], [at('a.pdf', 'x'), at('b/a.pdf', 'x')]);
  const paths = addFiles(chosen, [at('a.pdf', 'x'), at('a.pdf', 'xy')]).map(({ path, file }) => `${path} ${file.size}`);
  expect(paths).toEqual(['a.pdf 1', 'b/a.pdf 1', 'a.pdf 2']);
});
