import { expect, test } from 'vitest';
import type { User } from '@/api/types';
import { may } from './may';

const person = (...roles: User['roles']): User => ({
  id: 'x',
  name: 'X',
  agency: 'stadt',
  units: [],
  roles,
  clearance: 1,
});

test('auditors read the log and nothing else', () => {
  expect(may(person('auditor'), 'audit')).toBe(true);
  expect(may(person('auditor'), 'read')).toBe(false);
  expect(may(person('auditor'), 'handIn')).toBe(false);
});

test('investigators read, clerks read and hand in, admins do neither', () => {
  expect(may(person('investigator'), 'read')).toBe(true);
  expect(may(person('investigator'), 'handIn')).toBe(false);
  expect(may(person('clerk'), 'handIn')).toBe(true);
  expect(may(person('admin'), 'read')).toBe(false);
});

test('several roles add up', () => {
  expect(may(person('auditor', 'clerk'), 'read')).toBe(true);
});
