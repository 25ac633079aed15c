import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FacetValue } from '@/api/types';
import { FacetRow } from './FacetRow';

/** Values shown before somebody asks for more. */
const FEW = 6;

interface Props {
  readonly title: string;
  readonly values: readonly FacetValue[];
  readonly chosen: readonly string[];
  readonly excluded: readonly string[];
  readonly nameOf: (value: string) => string;
  readonly onToggle: (value: string) => void;
  readonly onExclude: (value: string) => void;
}

/** Values of one kind to tick or to leave out; those that filter stay in the list even when no hit carries them. */
export function ListFacet({ title, values, chosen, excluded, nameOf, onToggle, onExclude }: Props) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const filtering = [...chosen, ...excluded];
  const missing = filtering
    .filter((value) => values.every((one) => one.value !== value))
    .map((value) => ({ value, count: 0 }));
  const rows = [...values, ...missing];
  const shown = all ? rows : rows.filter(({ value }, place) => place < FEW || filtering.includes(value));
  if (rows.length === 0) return null;
  return (
    <fieldset className="wb-facet">
      <legend>{title}</legend>
      <ul>
        {shown.map(({ value, count }) => (
          <FacetRow
            key={value}
            name={nameOf(value)}
            count={count}
            checked={chosen.includes(value)}
            onCheck={() => onToggle(value)}
            excluded={excluded.includes(value)}
            onExclude={() => onExclude(value)}
          />
        ))}
      </ul>
      {(all || shown.length < rows.length) && (
        <button type="button" className="wb-facet__more" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('search.fewerValues') : t('search.moreValues', { count: rows.length - shown.length })}
        </button>
      )}
    </fieldset>
  );
}
