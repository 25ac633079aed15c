import type { DocumentState } from '@/api/types';
import type { RawQuery } from '@/lib/url/readQuery';

export const STATES: readonly DocumentState[] = ['accepted', 'reading', 'indexing', 'indexed', 'quarantined'];

/** What the list of handed-in documents shows; it stands in the address. */
export interface ListState {
  readonly zustand?: DocumentState;
  /** Part of a file name. */
  readonly name?: string;
  /** Present when documents of others are shown as well. */
  readonly alle?: '1';
}

/** What an address asks for; parts that make no sense are left out. */
export function readListState(raw: RawQuery): ListState {
  const state = STATES.find((one) => one === raw.zustand);
  return {
    ...(state !== undefined && { zustand: state }),
    ...(typeof raw.name === 'string' && raw.name !== '' && { name: raw.name }),
    ...(raw.alle === '1' && { alle: '1' as const }),
  };
}
