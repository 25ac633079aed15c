import { expect, test } from 'vitest';
import type { User } from '@/api/types';
import { homeOf } from './homeOf';

const person = (...roles: User['roles']): User => ({
  id: 'x',
  name: 'X',
  agency: 'stadt',
  units: [],
  roles,
  clearance: 1,
});

test('each role starts where it has something to do', () => {
  expect(homeOf(person('investigator'))).toBe('/suche');
  expect(homeOf(person('clerk', 'auditor'))).toBe('/suche');
  expect(homeOf(person('auditor'))).toBe('/protokoll');
  expect(homeOf(person('admin'))).toBe('/konto');
});
