import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { FacetValue } from '@/api/types';
import { FacetRow } from './FacetRow';

interface Props {
  readonly values: readonly FacetValue[];
  /** Highest classification that is shown; undefined shows all. */
  readonly most: number | undefined;
  readonly nameOf: (value: string) => string;
  readonly onMost: (most: number | undefined) => void;
}

/** Up to which classification documents are shown; the count beside a value is that of this value alone. */
export function ClassificationFacet({ values, most, nameOf, onMost }: Props) {
  const { t } = useTranslation();
  const group = useId();
  const levels = [
    ...new Set([...values.map(({ value }) => Number(value)), ...(most === undefined ? [] : [most])]),
  ].sort((a, b) => a - b);
  if (levels.length === 0) return null;
  return (
    <fieldset className="wb-facet">
      <legend>{t('search.facets.classification')}</legend>
      <ul>
        <FacetRow
          name={t('search.anyClassification')}
          count={undefined}
          checked={most === undefined}
          onCheck={() => onMost(undefined)}
          oneOf={group}
        />
        {levels.map((level) => (
          <FacetRow
            key={level}
            name={t(level === 0 ? 'search.onlyClassification' : 'search.upToClassification', {
              name: nameOf(String(level)),
            })}
            count={values.find(({ value }) => value === String(level))?.count ?? 0}
            checked={most === level}
            onCheck={() => onMost(level)}
            oneOf={group}
          />
        ))}
      </ul>
    </fieldset>
  );
}
