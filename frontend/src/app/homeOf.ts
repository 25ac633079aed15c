import type { User } from '@/api/types';
import { may } from '@/lib/roles/may';

/** Where a person starts. */
export function homeOf(user: User): '/suche' | '/protokoll' | '/konto' {
  if (may(user, 'read')) return '/suche';
  return may(user, 'audit') ? '/protokoll' : '/konto';
}
