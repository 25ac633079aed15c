import { expect, test } from 'vitest';
import { chosenFile, commonFolder } from './chosenFile';

const at = (path: string) => ({ file: new File(['x'], 'x'), path });

test('a file without a folder is known by its name', () => {
  expect(chosenFile(Object.assign(new File(['x'], 'a.pdf'), { webkitRelativePath: '' })).path).toBe('a.pdf');
});

test('a batch is named by the folder that all of its files come from', () => {
  expect(commonFolder([at('Akten/a.pdf'), at('Akten/b/c.pdf')])).toBe('Akten');
  expect(commonFolder([at('Akten/a.pdf'), at('b.pdf')])).toBe('');
  expect(commonFolder([at('a.pdf'), at('b.pdf')])).toBe('');
  expect(commonFolder([])).toBe('');
});
