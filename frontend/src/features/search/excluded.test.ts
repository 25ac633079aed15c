import { expect, test } from 'vitest';
import { excludedOf, readExcluded } from './excluded';

test('reads a field and a value that may hold colons itself', () => {
  expect(readExcluded('kind:Bescheid')).toEqual({ field: 'kind', value: 'Bescheid' });
  expect(readExcluded('sender:Amt: Soziales')).toEqual({ field: 'sender', value: 'Amt: Soziales' });
});

test('nothing else can be left out', () => {
  expect(['password:x', 'kind', 'kind:', ':x', ''].map(readExcluded)).toEqual([null, null, null, null, null]);
});

test('gathers the values of one field', () => {
  expect(excludedOf({ exclude: ['kind:Fax', 'agency:stadt', 'kind:Brief'] }, 'kind')).toEqual(['Fax', 'Brief']);
  expect(excludedOf({}, 'kind')).toEqual([]);
});
