import { FileSearch } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { UseInfiniteQueryResult, InfiniteData } from '@tanstack/react-query';
import { Problem } from '@/api/problem';
import type { Hit, SearchAnswer } from '@/api/types';
import { Button } from '@/components/Button';
import { EmptyState } from '@/components/EmptyState';
import { ProblemNotice } from '@/components/ProblemNotice';
import { Waiting } from '@/components/Waiting';
import { omit } from '@/lib/object/omit';
import { withoutFilters } from './FilterChips';
import { ResultItem } from './ResultItem';
import { onlyEntity } from './onlyEntity';
import type { SearchState } from './searchState';
import './ResultItem.css';

interface Props {
  readonly state: SearchState;
  readonly answer: UseInfiniteQueryResult<InfiniteData<SearchAnswer>>;
  readonly hits: readonly Hit[];
  readonly onSelect: (hit: Hit) => boolean;
  readonly onShow: (id: string) => boolean;
  readonly onState: (state: SearchState) => void;
}

/** The hits, or what stands in their place while there are none. */
export function ResultList({ state, answer, hits, onSelect, onShow, onState }: Props) {
  const { t } = useTranslation();
  if (answer.isPending) return <Waiting label={t('search.searching')} />;
  if (answer.error instanceof Problem && answer.error.code === 'mode_not_available') {
    return (
      <EmptyState
        icon={FileSearch}
        title={t('search.meaningMissing')}
        action={
          <Button look="primary" onClick={() => onState(omit(state, 'mode'))}>
            {t('search.searchByWords')}
          </Button>
        }
      />
    );
  }
  if (answer.isError && hits.length === 0) {
    return (
      <div className="wb-search__message">
        <ProblemNotice error={answer.error} onRetry={() => void answer.refetch()} urgent />
      </div>
    );
  }
  if (hits.length === 0) return <NothingFound state={state} onState={onState} />;
  return (
    <div
      aria-busy={answer.isPlaceholderData}
      inert={answer.isPlaceholderData}
      className={answer.isPlaceholderData ? 'wb-search__stale' : ''}
    >
      <ol className="wb-search__hits">
        {hits.map((hit) => (
          <li key={hit.document_id}>
            <ResultItem
              hit={hit}
              question={state.q ?? ''}
              mode={state.mode}
              wanted={onlyEntity(state)}
              shown={state.doc}
              onSelect={() => onSelect(hit)}
              onShow={onShow}
            />
          </li>
        ))}
      </ol>
      <div className="wb-more-row">
        {answer.isFetchNextPageError && <ProblemNotice error={answer.error} />}
        {answer.hasNextPage ? (
          <Button busy={answer.isFetchingNextPage} onClick={() => void answer.fetchNextPage()}>
            {t('search.loadMore')}
          </Button>
        ) : (
          <p className="wb-muted">{t(hits.length < hitsOf(answer.data?.pages[0]) ? 'search.tooMany' : 'search.end')}</p>
        )}
      </div>
    </div>
  );
}

/** Hits that the whole list has. */
function hitsOf(answer: SearchAnswer | undefined): number {
  return answer === undefined ? 0 : answer.total - answer.folded;
}

function NothingFound({ state, onState }: Pick<Props, 'state' | 'onState'>) {
  const { t } = useTranslation();
  const bare = withoutFilters(state);
  const filtered = Object.keys(state).some(
    (name) => !['doc', 'page', 'nennungen', 'besonders'].includes(name) && !(name in bare),
  );
  if (filtered) {
    return (
      <EmptyState
        icon={FileSearch}
        title={t('search.nothing')}
        action={
          <Button look="primary" onClick={() => onState(bare)}>
            {t('search.searchWithoutFilters')}
          </Button>
        }
      >
        <p>{t('search.nothingFiltered')}</p>
      </EmptyState>
    );
  }
  if (state.q === undefined) {
    return (
      <EmptyState icon={FileSearch} title={t('search.noDocuments')}>
        <p>{t('search.noDocumentsText')}</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={FileSearch}
      title={t('search.nothing')}
      action={
        <Button look="primary" onClick={() => onState({ ...bare, q: loosen(state.q ?? '') })}>
          {t('search.searchLoosely')}
        </Button>
      }
    >
      <p>{t('search.nothingText')}</p>
    </EmptyState>
  );
}

/** The same words without quotes and signs, each also as the beginning of a longer word. */
function loosen(question: string): string {
  const words = question.replace(/["()*~]/g, ' ').split(/\s+/);
  return words
    .filter((word) => word !== '' && !word.startsWith('-') && !/^(AND|OR|NOT)$/.test(word))
    .map((word) => `${word}*`)
    .join(' OR ');
}
