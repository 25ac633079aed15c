/** What a mention may refer to, in the order in which the page shows it. */
export const ENTITY_TYPES = [
  'PERSON',
  'ORGANISATION',
  'ADDRESS',
  'LOCATION',
  'LICENCE_PLATE',
  'PHONE',
  'EMAIL',
  'IBAN',
  'FILE_REFERENCE',
  'REGISTER_NUMBER',
  'ID_NUMBER',
  'VIN',
  'DATE',
  'MONEY',
  'LAW',
] as const;

export type EntityType = (typeof ENTITY_TYPES)[number];

/** Types that stand in nearly every paper and lead nowhere by themselves; shown when asked for. */
export const DETAIL_TYPES: readonly EntityType[] = ['DATE', 'MONEY', 'LAW'];

/** Types that lead from one paper to another. */
export const LEADING_TYPES: readonly EntityType[] = ENTITY_TYPES.filter((type) => !DETAIL_TYPES.includes(type));

/** The type of that name; null for one that this page does not know yet. */
export function entityType(name: string | null | undefined): EntityType | null {
  return ENTITY_TYPES.find((type) => type === name) ?? null;
}
