import type { DocumentView, User } from '@/api/types';
import { may } from '@/lib/roles/may';

/** Whether a person may write on the pages of a document; the service decides for itself. */
export function mayCorrect(user: User, { unit, state }: Pick<DocumentView, 'unit' | 'state'>): boolean {
  return may(user, 'handIn') && user.units.includes(unit) && state === 'indexed';
}
