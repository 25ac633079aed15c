import { ENTITY_TYPES, entityType, LEADING_TYPES, type EntityType } from './entityTypes';

/** Stands in an address for: no type at all. */
const NONE = 'keine';

/**
 * Which types of mentions are marked, as an address says it: their names with commas between, `keine` for none.
 *
 * Without a word on it those are marked that lead from one paper to another.
 */
export function shownTypes(written: string | undefined): readonly EntityType[] {
  return written === undefined ? LEADING_TYPES : named(written);
}

/** The chosen types as an address writes them; undefined for those that are marked anyway. */
export function writeTypes(chosen: readonly EntityType[]): string | undefined {
  const inOrder = ENTITY_TYPES.filter((type) => chosen.includes(type));
  if (inOrder.length === 0) return NONE;
  return inOrder.join() === LEADING_TYPES.join() ? undefined : inOrder.join(',');
}

/** What an address says of types, in the one way in which this page writes it; nonsense is left out. */
export function readTypes(raw: unknown): string | undefined {
  if (typeof raw !== 'string' || (raw !== NONE && named(raw).length === 0)) return undefined;
  return writeTypes(named(raw));
}

/** The types with one switched over. */
export function toggleType(written: string | undefined, type: EntityType): string | undefined {
  const shown = shownTypes(written);
  return writeTypes(shown.includes(type) ? shown.filter((one) => one !== type) : [...shown, type]);
}

function named(written: string): EntityType[] {
  return written.split(',').flatMap((name) => entityType(name) ?? []);
}
