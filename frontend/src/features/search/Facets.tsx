import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { SearchAnswer } from '@/api/types';
import { labelChoicesQuery } from '@/lib/documents/queries';
import { nameOf } from '@/lib/documents/nameOf';
import { omit } from '@/lib/object/omit';
import { ClassificationFacet } from './ClassificationFacet';
import { EntityFacet } from './EntityFacet';
import { ListFacet } from './ListFacet';
import { MonthFacet } from './MonthFacet';
import { LEGIBILITIES, type LabelFilter, type SearchState } from './searchState';
import { toggleFilter } from './toggleFilter';
import { toggleLegibility } from './toggleLegibility';
import './Facets.css';

const WHOSE: readonly LabelFilter[] = ['agency', 'unit'];
const WHAT: readonly LabelFilter[] = ['doc_type', 'kind'];

interface Props {
  readonly state: SearchState;
  readonly facets: SearchAnswer['facets'];
  readonly onState: (state: SearchState) => void;
}

/** What narrows the search, with how many hits each value has. */
export function Facets({ state, facets, onState }: Props) {
  const { t } = useTranslation();
  const { data: choices } = useQuery(labelChoicesQuery);
  const list = (filter: LabelFilter) => (
    <ListFacet
      key={filter}
      title={t(`search.facets.${filter}`)}
      values={facets[filter] ?? []}
      chosen={state[filter] ?? []}
      nameOf={(value) => nameOf(choices, filter, value)}
      onToggle={(value) => onState(toggleFilter(state, filter, value))}
    />
  );
  return (
    <div className="wb-facets">
      {WHOSE.map(list)}
      <EntityFacet
        values={facets.entity ?? []}
        chosen={state.entity ?? []}
        onToggle={(id) => onState(toggleFilter(state, 'entity', id))}
      />
      {WHAT.map(list)}
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
        title={t('search.facets.legibility')}
        values={facets.legibility ?? []}
        chosen={state.legibility ?? []}
        nameOf={(value) => t(`quality.${LEGIBILITIES.find((one) => one === value) ?? 'digital'}`)}
        onToggle={(value) => onState(toggleLegibility(state, value))}
      />
      <MonthFacet
        values={facets.date ?? []}
        from={state.date_from}
        to={state.date_to}
        onRange={(range) => onState({ ...omit(state, 'date_from', 'date_to', 'doc', 'page'), ...range })}
      />
    </div>
  );
}
