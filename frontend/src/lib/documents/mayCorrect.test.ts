import { expect, test } from 'vitest';
import type { User } from '@/api/types';
import { mayCorrect } from './mayCorrect';

const CLERK: User = {
  id: 'clara',
  name: 'Clara',
  agency: 'stadt',
  units: ['stadt/ordnungsamt'],
  roles: ['clerk'],
  clearance: 1,
};

test('clerks correct indexed documents of their own units', () => {
  expect(mayCorrect(CLERK, { unit: 'stadt/ordnungsamt', state: 'indexed' })).toBe(true);
  expect(mayCorrect(CLERK, { unit: 'stadt/bauamt', state: 'indexed' })).toBe(false);
  expect(mayCorrect(CLERK, { unit: 'stadt/ordnungsamt', state: 'reading' })).toBe(false);
  expect(mayCorrect({ ...CLERK, roles: ['investigator'] }, { unit: 'stadt/ordnungsamt', state: 'indexed' })).toBe(
    false,
  );
});
