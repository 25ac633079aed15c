import { useInfiniteQuery, infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { FileUp, FolderOpen } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client, unwrap } from '@/api/client';
import type { DocumentView } from '@/api/types';
import { Button } from '@/components/Button';
import { EmptyState } from '@/components/EmptyState';
import { Notice } from '@/components/Notice';
import { ProblemNotice } from '@/components/ProblemNotice';
import { Waiting } from '@/components/Waiting';
import { omit } from '@/lib/object/omit';
import { useTitle } from '@/lib/useTitle';
import { DocumentTable } from './DocumentTable';
import { EraseDialog, type Erased } from './EraseDialog';
import { STATES, type ListState } from './listState';
import './DocumentsPage.css';

const route = getRouteApi('/shell/reading/eingaben');

const listQuery = ({ zustand, name, alle }: ListState) =>
  infiniteQueryOptions({
    queryKey: ['documents', 'list', { zustand, name, alle }],
    queryFn: ({ pageParam, signal }) => {
      const query = {
        mine: alle === undefined,
        limit: 50,
        ...(zustand !== undefined && { state: [zustand] }),
        ...(name !== undefined && { file_name: name }),
        ...(pageParam !== null && { cursor: pageParam }),
      };
      return unwrap(client.GET('/api/v1/documents', { params: { query }, signal }));
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ cursor }) => cursor,
    placeholderData: keepPreviousData,
  });

/** What was handed in, with the state of each document. */
export function DocumentsPage() {
  const { t } = useTranslation();
  const state = route.useSearch();
  const navigate = route.useNavigate();
  const list = useInfiniteQuery(listQuery(state));
  const [erasing, setErasing] = useState<DocumentView | null>(null);
  const [erased, setErased] = useState<Erased | null>(null);
  useTitle(t('nav.documents'));
  const documents = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <div className="wb-page wb-page--wide">
      <div className="wb-page__head">
        <h1>{t('documents.title')}</h1>
        <div className="wb-page__actions">
          <Link to="/stapel">{t('stack.title')}</Link>
          <Link className="kern-btn kern-btn--primary wb-btn" to="/eingang">
            <FileUp className="wb-btn__icon" aria-hidden="true" />
            <span className="kern-label">{t('nav.upload')}</span>
          </Link>
        </div>
      </div>
      <Filters state={state} onState={(next) => void navigate({ search: next, replace: true })} />
      {erased !== null && (
        <Notice tone="success" urgent title={t('documents.erased', { name: erased.fileName })}>
          {t('documents.receipt', { documents: erased.documents, pages: erased.pages, files: erased.files })}
        </Notice>
      )}
      {list.isError && <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending ? (
        <Waiting />
      ) : documents.length === 0 && !list.isError ? (
        <EmptyState
          icon={FolderOpen}
          title={t(
            state.zustand === undefined && state.name === undefined ? 'documents.none' : 'documents.noneFiltered',
          )}
          action={
            state.alle === undefined && (
              <Button onClick={() => void navigate({ search: { ...state, alle: '1' }, replace: true })}>
                {t('documents.showAll')}
              </Button>
            )
          }
        >
          <p>{t('documents.noneText')}</p>
        </EmptyState>
      ) : (
        <DocumentTable documents={documents} onErase={setErasing} />
      )}
      {list.hasNextPage && (
        <div className="wb-more-row">
          <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('common.loadMore')}
          </Button>
        </div>
      )}
      {erasing !== null && <EraseDialog document={erasing} onClose={() => setErasing(null)} onErased={setErased} />}
    </div>
  );
}

function Filters({ state, onState }: { readonly state: ListState; readonly onState: (state: ListState) => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState(state.name ?? '');
  return (
    <form
      className="wb-filters"
      onSubmit={(event) => {
        event.preventDefault();
        onState(name.trim() === '' ? omit(state, 'name') : { ...state, name: name.trim() });
      }}
    >
      <label>
        <span>{t('documents.state')}</span>
        <select
          className="wb-input"
          value={state.zustand ?? ''}
          onChange={(event) => {
            const chosen = STATES.find((one) => one === event.target.value);
            onState(chosen === undefined ? omit(state, 'zustand') : { ...state, zustand: chosen });
          }}
        >
          <option value="">{t('documents.anyState')}</option>
          {STATES.map((one) => (
            <option key={one} value={one}>
              {t(`states.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{t('documents.fileName')}</span>
        <input className="wb-input" type="search" value={name} onChange={(event) => setName(event.target.value)} />
      </label>
      <Button type="submit">{t('common.filter')}</Button>
      <label className="wb-check">
        <input
          type="checkbox"
          checked={state.alle === undefined}
          onChange={(event) => onState(event.target.checked ? omit(state, 'alle') : { ...state, alle: '1' })}
        />
        {t('documents.onlyMine')}
      </label>
    </form>
  );
}
