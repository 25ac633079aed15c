import { expect, test } from 'vitest';
import { onlyEntity } from './onlyEntity';

test('one entity stands out, several do not', () => {
  expect(onlyEntity({ entity: ['a1'] })).toBe('a1');
  expect(onlyEntity({ entity: ['a1', 'b2'] })).toBeUndefined();
  expect(onlyEntity({})).toBeUndefined();
});
