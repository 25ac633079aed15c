import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { FacetValue } from '@/api/types';
import { labelChoicesQuery } from '@/lib/documents/queries';
import { nameOf } from '@/lib/documents/nameOf';
import { formatDay } from '@/lib/format/formatDay';
import { omit } from '@/lib/object/omit';
import { excludedOf, readExcluded, type Excluded } from './excluded';
import { LEGIBILITIES, LIST_FILTERS, type SearchState } from './searchState';
import { nameOfSender } from './nameOfSender';
import { toggleExcluded } from './toggleExcluded';
import { toggleFilter } from './toggleFilter';
import { toggleLegibility } from './toggleLegibility';
import { useEntityNames } from './useEntityNames';
import './FilterChips.css';

interface Chip {
  readonly key: string;
  readonly text: string;
  readonly without: SearchState;
  readonly isLeftOut?: true;
}

interface Props {
  readonly state: SearchState;
  /** Entities that the hits mention, with their names. */
  readonly entities: readonly FacetValue[];
  readonly onState: (state: SearchState) => void;
}

/** The filters that are set, each with a button that takes it out. */
export function FilterChips({ state, entities, onState }: Props) {
  const { t } = useTranslation();
  const chips = useChips(state, entities);
  if (chips.length === 0) return null;
  return (
    <ul className="wb-chips" aria-label={t('search.activeFilters')}>
      {chips.map((chip) => (
        <li key={chip.key}>
          <button
            type="button"
            className="wb-chip"
            data-left-out={chip.isLeftOut}
            onClick={() => onState(chip.without)}
            aria-label={t('search.removeFilter', { filter: chip.text })}
          >
            {chip.text}
            <X aria-hidden="true" />
          </button>
        </li>
      ))}
      {chips.length > 1 && (
        <li>
          <button type="button" className="wb-chip wb-chip--all" onClick={() => onState(withoutFilters(state))}>
            {t('search.removeAllFilters')}
          </button>
        </li>
      )}
    </ul>
  );
}

/** The search with its words, mode, order and folding only. */
export function withoutFilters({ q, mode, sort, einzeln }: SearchState): SearchState {
  return { ...(q !== undefined && { q }), ...(mode && { mode }), ...(sort && { sort }), ...(einzeln && { einzeln }) };
}

function useChips(state: SearchState, entities: readonly FacetValue[]): Chip[] {
  const { t, i18n } = useTranslation();
  const { data: choices } = useQuery(labelChoicesQuery);
  const names = useEntityNames([...(state.entity ?? []), ...excludedOf(state, 'entity')], entities);
  const search: SearchState = omit(state, 'doc', 'page');
  const write = ({ field, value }: Excluded): string => {
    if (field === 'entity') return names.get(value) ?? value;
    return `${t(`search.facets.${field}`)}: ${nameOfValue(field, value)}`;
  };
  const nameOfValue = (field: Exclude<Excluded['field'], 'entity'>, value: string): string => {
    if (field === 'sender') return nameOfSender(value);
    if (field === 'legibility') return t(`quality.${LEGIBILITIES.find((one) => one === value) ?? 'digital'}`);
    return nameOf(choices, field, value);
  };
  const chips: Chip[] = LIST_FILTERS.flatMap((field) =>
    (state[field] ?? []).map((value) => ({
      key: `${field}=${value}`,
      text: write({ field, value }),
      without: toggleFilter(search, field, value),
    })),
  );
  for (const value of state.legibility ?? []) {
    chips.push({
      key: `legibility=${value}`,
      text: write({ field: 'legibility', value }),
      without: toggleLegibility(search, value),
    });
  }
  if (state.classification_max !== undefined) {
    const name = nameOf(choices, 'classification', state.classification_max);
    const text = `${t('search.facets.classification')}: ${t('search.upToClassification', { name })}`;
    chips.push({ key: 'classification', text, without: omit(search, 'classification_max') });
  }
  if (state.date_from !== undefined || state.date_to !== undefined) {
    const write = (day: string | undefined) => (day === undefined ? '…' : formatDay(day, i18n.language));
    const text = `${t('search.facets.date')}: ${write(state.date_from)} – ${write(state.date_to)}`;
    chips.push({ key: 'date', text, without: omit(search, 'date_from', 'date_to') });
  }
  for (const written of state.exclude ?? []) {
    const excluded = readExcluded(written);
    if (excluded === null) continue;
    const text = t('search.without', { name: write(excluded) });
    chips.push({
      key: written,
      text,
      without: toggleExcluded(search, excluded.field, excluded.value),
      isLeftOut: true,
    });
  }
  return chips;
}
