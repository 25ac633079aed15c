import { expect, test } from 'vitest';
import { toggleFilter } from './toggleFilter';

test('adds and takes out', () => {
  const one = toggleFilter({ q: 'a' }, 'unit', 'x');
  const two = toggleFilter(one, 'unit', 'y');
  expect(two).toEqual({ q: 'a', unit: ['x', 'y'] });
  expect(toggleFilter(two, 'unit', 'x')).toEqual({ q: 'a', unit: ['y'] });
  expect(toggleFilter(one, 'unit', 'x')).toEqual({ q: 'a' });
});

test('closes the preview, whose document may be gone', () => {
  expect(toggleFilter({ doc: 'd', page: 2 }, 'kind', 'Fax')).toEqual({ kind: ['Fax'] });
});

test('what is wanted is no longer left out', () => {
  expect(toggleFilter({ exclude: ['kind:Fax', 'kind:Brief'] }, 'kind', 'Fax')).toEqual({
    kind: ['Fax'],
    exclude: ['kind:Brief'],
  });
});
