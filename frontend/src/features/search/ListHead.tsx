import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SearchAnswer } from '@/api/types';
import { Notice } from '@/components/Notice';
import { omit } from '@/lib/object/omit';
import { FilterChips } from './FilterChips';
import type { SearchState } from './searchState';

interface Props {
  readonly state: SearchState;
  readonly answer: SearchAnswer | undefined;
  readonly searching: boolean;
  readonly onState: (state: SearchState) => void;
  readonly filterButton: ReactNode;
}

/** How many hits there are, how the question was understood, and in which order they stand. */
export function ListHead({ state, answer, searching, onState, filterButton }: Props) {
  const { t } = useTranslation();
  const asked = state.q !== undefined;
  return (
    <div className="wb-listhead">
      <div className="wb-listhead__row">
        <div className="wb-listhead__count" role="status">
          <h2>
            {searching && t('search.searching')}
            {answer !== undefined && t(asked ? 'search.hitCount' : 'search.documentCount', { count: answer.total })}
            {answer === undefined && !searching && t('search.noAnswer')}
          </h2>
        </div>
        {filterButton}
        <label className="wb-check wb-listhead__fold">
          <input
            type="checkbox"
            checked={state.einzeln === undefined}
            onChange={(event) => onState(event.target.checked ? omit(state, 'einzeln') : { ...state, einzeln: '1' })}
          />
          <span title={t('search.fold.hint')}>
            {t('search.fold.title')}
            {answer !== undefined && answer.folded > 0 && (
              <span className="wb-listhead__folded">
                <span aria-hidden="true">{answer.folded}</span>
                <span className="kern-sr-only">{t('search.fold.count', { count: answer.folded })}</span>
              </span>
            )}
          </span>
        </label>
        {asked && (
          <label className="wb-listhead__sort">
            <span className="kern-sr-only">{t('search.sort')}</span>
            <select
              className="wb-input"
              value={state.sort ?? 'relevance'}
              onChange={(event) =>
                onState(event.target.value === 'date' ? { ...state, sort: 'date' } : omit(state, 'sort'))
              }
            >
              <option value="relevance">{t('search.sorts.relevance')}</option>
              <option value="date">{t('search.sorts.date')}</option>
            </select>
          </label>
        )}
      </div>
      <FilterChips state={state} entities={answer?.facets.entity ?? []} onState={onState} />
      {answer?.repaired != null && <Notice tone="info">{t('search.repaired', { repair: answer.repaired })}</Notice>}
      {answer?.did_you_mean != null && (
        <p className="wb-listhead__note">
          {t('search.didYouMean')}{' '}
          <button type="button" className="wb-link" onClick={() => onState({ ...state, q: answer.did_you_mean ?? '' })}>
            {answer.did_you_mean}
          </button>
        </p>
      )}
      {asked && answer !== undefined && answer.interpreted !== '' && answer.interpreted !== state.q && (
        <p className="wb-listhead__note">{t('search.interpreted', { interpreted: answer.interpreted })}</p>
      )}
    </div>
  );
}
