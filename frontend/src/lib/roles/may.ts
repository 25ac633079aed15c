import type { User } from '@/api/types';

type Role = User['roles'][number];

const READING: readonly Role[] = ['investigator', 'clerk', 'integrator'];
const HANDING_IN: readonly Role[] = ['clerk', 'integrator'];

/** What a person's roles allow on this page; the service decides for itself and is never asked to trust this. */
export function may(user: User, what: 'read' | 'handIn' | 'audit'): boolean {
  const roles: readonly Role[] = { read: READING, handIn: HANDING_IN, audit: ['auditor'] as const }[what];
  return user.roles.some((role) => roles.includes(role));
}
