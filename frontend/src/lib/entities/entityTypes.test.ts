import { expect, test } from 'vitest';
import { DETAIL_TYPES, ENTITY_TYPES, entityType, LEADING_TYPES } from './entityTypes';

test('each type is either leading or a detail', () => {
  expect([...LEADING_TYPES, ...DETAIL_TYPES].sort()).toEqual([...ENTITY_TYPES].sort());
});

test('a type of a later version is unknown, not wrong', () => {
  expect(entityType('PERSON')).toBe('PERSON');
  expect(entityType('SHIP')).toBeNull();
  expect(entityType(undefined)).toBeNull();
});
