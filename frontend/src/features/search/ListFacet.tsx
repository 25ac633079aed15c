import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FacetValue } from '@/api/types';

/** Values shown before somebody asks for more. */
const FEW = 6;

interface Props {
  readonly title: string;
  readonly values: readonly FacetValue[];
  readonly chosen: readonly string[];
  readonly nameOf: (value: string) => string;
  readonly onToggle: (value: string) => void;
}

/** Values of one kind to tick; chosen ones stay in the list even when no hit carries them. */
export function ListFacet({ title, values, chosen, nameOf, onToggle }: Props) {
  const { t, i18n } = useTranslation();
  const [all, setAll] = useState(false);
  const missing = chosen
    .filter((value) => values.every((one) => one.value !== value))
    .map((value) => ({ value, count: 0 }));
  const rows = [...values, ...missing];
  const shown = all ? rows : rows.filter(({ value }, place) => place < FEW || chosen.includes(value));
  if (rows.length === 0) return null;
  return (
    <fieldset className="wb-facet">
      <legend>{title}</legend>
      <ul>
        {shown.map(({ value, count }) => (
          <li key={value}>
            <label className="wb-facet__value">
              <input type="checkbox" checked={chosen.includes(value)} onChange={() => onToggle(value)} />
              <span className="wb-facet__name">{nameOf(value)}</span>
              <span className="wb-facet__count">{new Intl.NumberFormat(i18n.language).format(count)}</span>
            </label>
          </li>
        ))}
      </ul>
      {rows.length > FEW && (
        <button type="button" className="wb-facet__more" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('search.fewerValues') : t('search.moreValues', { count: rows.length - FEW })}
        </button>
      )}
    </fieldset>
  );
}
