import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { FacetValue } from '@/api/types';

interface Props {
  readonly values: readonly FacetValue[];
  /** Highest classification that is shown; undefined shows all. */
  readonly most: number | undefined;
  readonly nameOf: (value: string) => string;
  readonly onMost: (most: number | undefined) => void;
}

/** Up to which classification documents are shown; the count beside a value is that of this value alone. */
export function ClassificationFacet({ values, most, nameOf, onMost }: Props) {
  const { t, i18n } = useTranslation();
  const name = useId();
  const levels = [
    ...new Set([...values.map(({ value }) => Number(value)), ...(most === undefined ? [] : [most])]),
  ].sort((a, b) => a - b);
  if (levels.length === 0) return null;
  const countOf = (level: number) => values.find(({ value }) => value === String(level))?.count ?? 0;
  return (
    <fieldset className="wb-facet">
      <legend>{t('search.facets.classification')}</legend>
      <ul>
        <li>
          <label className="wb-facet__value">
            <input type="radio" name={name} checked={most === undefined} onChange={() => onMost(undefined)} />
            <span className="wb-facet__name">{t('search.anyClassification')}</span>
          </label>
        </li>
        {levels.map((level) => (
          <li key={level}>
            <label className="wb-facet__value">
              <input type="radio" name={name} checked={most === level} onChange={() => onMost(level)} />
              <span className="wb-facet__name">
                {t(level === 0 ? 'search.onlyClassification' : 'search.upToClassification', {
                  name: nameOf(String(level)),
                })}
              </span>
              <span className="wb-facet__count">{new Intl.NumberFormat(i18n.language).format(countOf(level))}</span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
