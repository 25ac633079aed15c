import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { FacetValue } from '@/api/types';
import { entityType } from '@/lib/entities/entityTypes';
import { formatEntity } from '@/lib/entities/formatEntity';
import { entityQuery } from '@/lib/entities/queries';

/**
 * The names of entities by which the search is narrowed, each with its type.
 *
 * They are taken from the facet, which counts them as long as there are hits. Only what it does not name is asked for.
 */
export function useEntityNames(ids: readonly string[], counted: readonly FacetValue[]): ReadonlyMap<string, string> {
  const { t, i18n } = useTranslation();
  const missing = ids.filter((id) => counted.every(({ value, name }) => value !== id || name == null));
  const asked = useQueries({ queries: missing.map((id) => ({ ...entityQuery(id), retry: false })) });
  const known = [
    ...counted.map(({ value, name, type }) => ({ id: value, name, type })),
    ...asked.flatMap(({ data }) => data ?? []),
  ];
  const names = ids.map((id): [string, string] => {
    const found = known.find((one) => one.id === id);
    const type = entityType(found?.type);
    if (found?.name == null || type === null) return [id, t('search.unknownEntity')];
    return [id, `${t(`entity.types.${type}`)}: ${formatEntity(type, found.name, i18n.language)}`];
  });
  return new Map(names);
}
