import type { SearchState } from './searchState';

/** The entity by which a search is narrowed, where it is one alone; its mentions then stand out on the pages. */
export function onlyEntity({ entity = [] }: SearchState): string | undefined {
  return entity.length === 1 ? entity[0] : undefined;
}
