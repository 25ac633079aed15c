import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { SearchAnswer } from '@/api/types';
import { labelChoicesQuery } from '@/lib/documents/queries';
import { nameOf } from '@/lib/documents/nameOf';
import { omit } from '@/lib/object/omit';
import { ClassificationFacet } from './ClassificationFacet';
import { EntityFacet } from './EntityFacet';
import { excludedOf } from './excluded';
import { ListFacet } from './ListFacet';
import { MonthFacet } from './MonthFacet';
import { SpecialTerms } from './SpecialTerms';
import { LEGIBILITIES, type Excludable, type LabelFilter, type SearchState } from './searchState';
import { toggleExcluded } from './toggleExcluded';
import { toggleFilter } from './toggleFilter';
import { toggleLegibility } from './toggleLegibility';
import { nameOfSender } from './nameOfSender';
import { useFacets } from './useFacets';
import { FACETS, widerSearch } from './widerSearch';
import './Facets.css';

const WHOSE: readonly LabelFilter[] = ['agency', 'unit'];
const WHAT: readonly LabelFilter[] = ['doc_type', 'kind'];

interface Props {
  readonly state: SearchState;
  readonly answer: SearchAnswer | undefined;
  readonly onState: (state: SearchState) => void;
}

/** What narrows the search, with how many hits each value has. */
export function Facets({ state, answer, onState }: Props) {
  const { t } = useTranslation();
  const { data: choices } = useQuery(labelChoicesQuery);
  const facets = useFacets(state, answer?.facets ?? {});
  /** What every facet whose values can be left out is given. */
  const common = (field: Excludable) => ({
    values: facets[field] ?? [],
    excluded: excludedOf(state, field),
    onExclude: (value: string) => onState(toggleExcluded(state, field, value)),
  });
  const list = (filter: LabelFilter) => (
    <ListFacet
      key={filter}
      {...common(filter)}
      title={t(`search.facets.${filter}`)}
      chosen={state[filter] ?? []}
      nameOf={(value) => nameOf(choices, filter, value)}
      onToggle={(value) => onState(toggleFilter(state, filter, value))}
    />
  );
  // By meaning alone nothing holds the words of the question; and of all documents there is no rest to compare with.
  const isNarrowed = state.q !== undefined || FACETS.some((facet) => widerSearch(state, facet) !== null);
  const hasSpecial = isNarrowed && state.mode !== 'meaning' && (answer?.total ?? 0) > 0;
  return (
    <div className="wb-facets">
      {hasSpecial && <SpecialTerms state={state} onState={onState} />}
      <MonthFacet
        values={facets.date ?? []}
        from={state.date_from}
        to={state.date_to}
        onRange={(range) => onState({ ...omit(state, 'date_from', 'date_to', 'doc', 'page'), ...range })}
      />
      {WHOSE.map(list)}
      <EntityFacet
        {...common('entity')}
        chosen={state.entity ?? []}
        onToggle={(id) => onState(toggleFilter(state, 'entity', id))}
      />
      {WHAT.map(list)}
      <ListFacet
        {...common('sender')}
        title={t('search.facets.sender')}
        chosen={state.sender ?? []}
        nameOf={nameOfSender}
        onToggle={(value) => onState(toggleFilter(state, 'sender', value))}
      />
      <ClassificationFacet
        values={facets.classification ?? []}
        most={state.classification_max}
        nameOf={(value) => nameOf(choices, 'classification', value)}
        onMost={(most) =>
          onState({
            ...omit(state, 'classification_max', 'doc', 'page'),
            ...(most !== undefined && { classification_max: most }),
          })
        }
      />
      <ListFacet
        {...common('legibility')}
        title={t('search.facets.legibility')}
        chosen={state.legibility ?? []}
        nameOf={(value) => t(`quality.${LEGIBILITIES.find((one) => one === value) ?? 'digital'}`)}
        onToggle={(value) => onState(toggleLegibility(state, value))}
      />
    </div>
  );
}
