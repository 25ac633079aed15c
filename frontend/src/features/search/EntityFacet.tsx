import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FacetValue } from '@/api/types';
import { TypeSign } from '@/components/entity/TypeSign';
import { entityType, type EntityType } from '@/lib/entities/entityTypes';
import { formatEntity } from '@/lib/entities/formatEntity';
import { groupByType } from '@/lib/entities/groupByType';
import { FacetRow } from './FacetRow';

/** Values shown of a type before somebody asks for more. */
const FEW = 6;

interface Props {
  readonly values: readonly FacetValue[];
  readonly chosen: readonly string[];
  readonly excluded: readonly string[];
  readonly onToggle: (id: string) => void;
  readonly onExclude: (id: string) => void;
}

/** Who and what the hits mention, by type; people are open, the other types open on demand. */
export function EntityFacet({ values, ...rest }: Props) {
  const { t, i18n } = useTranslation();
  const filtering = [...rest.chosen, ...rest.excluded];
  const groups = groupByType(values);
  if (groups.length === 0) return null;
  return (
    <fieldset className="wb-facet">
      <legend>{t('search.facets.entity')}</legend>
      <div className="wb-facet__groups">
        {groups.map(({ type, items }, place) => (
          <details key={type} open={place === 0 || items.some(({ value }) => filtering.includes(value)) || undefined}>
            <summary>
              <TypeSign type={type} />
              <span className="wb-facet__name">{t(`entity.plurals.${type}`)}</span>
              <span className="wb-facet__count">{new Intl.NumberFormat(i18n.language).format(items.length)}</span>
            </summary>
            <Values type={type} values={items} {...rest} />
          </details>
        ))}
      </div>
    </fieldset>
  );
}

interface ValuesProps extends Props {
  readonly type: EntityType;
}

function Values({ type, values, chosen, excluded, onToggle, onExclude }: ValuesProps) {
  const { t, i18n } = useTranslation();
  const [all, setAll] = useState(false);
  const shown = all
    ? values
    : values.filter(({ value }, place) => place < FEW || [...chosen, ...excluded].includes(value));
  return (
    <>
      <ul>
        {shown.map(({ value, name, count }) => (
          <FacetRow
            key={value}
            name={formatEntity(entityType(type), name ?? value, i18n.language)}
            count={count}
            checked={chosen.includes(value)}
            onCheck={() => onToggle(value)}
            excluded={excluded.includes(value)}
            onExclude={() => onExclude(value)}
          />
        ))}
      </ul>
      {(all || shown.length < values.length) && (
        <button type="button" className="wb-facet__more" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('search.fewerValues') : t('search.moreValues', { count: values.length - shown.length })}
        </button>
      )}
    </>
  );
}
