import type { EntityType } from './entityTypes';

/** On what mentions are gathered under one entry. */
export type Sameness = 'name' | 'identifier' | 'value';

const NAMES: readonly EntityType[] = ['PERSON', 'ORGANISATION', 'LOCATION'];
const VALUES: readonly EntityType[] = ['ADDRESS', 'DATE', 'MONEY', 'LAW'];

/**
 * What mentions of one entry have in common.
 *
 * A name is shared by chance: two people of one name need not be the same person, and the page must never say so. An
 * identifier is given once.
 */
export function sameness(type: EntityType): Sameness {
  if (NAMES.includes(type)) return 'name';
  return VALUES.includes(type) ? 'value' : 'identifier';
}
