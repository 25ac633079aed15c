import { ENTITY_TYPES, entityType, type EntityType } from './entityTypes';

export interface Group<Item> {
  readonly type: EntityType;
  readonly items: readonly Item[];
}

/** Items by their type, in the order of the types; the order within a type stays. Unknown types are left out. */
export function groupByType<Item extends { readonly type?: string | null }>(items: readonly Item[]): Group<Item>[] {
  return ENTITY_TYPES.map((type) => ({ type, items: items.filter((item) => entityType(item.type) === type) })).filter(
    (group) => group.items.length > 0,
  );
}
