import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { SlidersHorizontal } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Hit } from '@/api/types';
import { Button } from '@/components/Button';
import { Dialog } from '@/components/Dialog';
import { summaryQuery } from '@/lib/documents/queries';
import { useShortcuts } from '@/lib/keyboard/useShortcuts';
import { omit } from '@/lib/object/omit';
import { rememberSearch } from '@/lib/url/lastSearch';
import { useMediaQuery } from '@/lib/useMediaQuery';
import { useTitle } from '@/lib/useTitle';
import { AnswerBox } from './AnswerBox';
import { Facets } from './Facets';
import { ListHead } from './ListHead';
import { meaningQuery } from './meaningQuery';
import { ModeSwitch } from './ModeSwitch';
import { onlyEntity } from './onlyEntity';
import { Preview } from './Preview';
import { ResultList } from './ResultList';
import { SearchBox } from './SearchBox';
import { searchQuery } from './searchQuery';
import type { SearchState } from './searchState';
import './SearchPage.css';

const route = getRouteApi('/shell/reading/suche');

/** Facets, hits and preview; everything that decides what is shown stands in the address. */
export function SearchPage() {
  const { t } = useTranslation();
  const state = route.useSearch();
  const navigate = route.useNavigate();
  const hasPreview = useMediaQuery('(width >= 1200px)');
  const hasFacets = useMediaQuery('(width >= 800px)');
  const [drawerOpen, setDrawerOpen] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLElement>(null);
  const answer = useInfiniteQuery(searchQuery(state));
  const { data: summary } = useQuery(summaryQuery);
  const { data: meaningAvailable = false } = useQuery(meaningQuery);
  const question = state.q ?? '';
  useTitle(question === '' ? t('nav.search') : t('search.titleWith', { question }));
  useEffect(() => rememberSearch(state), [state]);

  const hits = answer.data?.pages.flatMap((page) => page.hits) ?? [];
  const first = answer.data?.pages[0];
  const wanted = onlyEntity(state);
  const go = (next: SearchState, replace = false) => void navigate({ search: next, replace });
  const select = (hit: Hit): boolean => {
    if (hasPreview) go({ ...state, doc: hit.document_id, page: hit.page }, true);
    return hasPreview;
  };
  const show = (id: string): boolean => {
    if (hasPreview) go({ ...omit(state, 'page'), doc: id }, true);
    return hasPreview;
  };
  const closePreview = () => go(omit(state, 'doc', 'page'), true);
  // While the answer to the question before still stands, its numbers and hits are not those of this question.
  const settled = answer.isPlaceholderData ? undefined : first;
  useResultKeys({
    hits: settled === undefined ? [] : hits,
    selected: state.doc,
    select,
    closePreview,
    field,
    open: (hit) =>
      void navigate({
        to: '/dokument/$id',
        params: { id: hit.document_id },
        search: {
          seite: state.page ?? hit.page,
          ...(question !== '' && { q: question }),
          ...(state.mode !== undefined && { modus: state.mode }),
          ...(state.nennungen !== undefined && { nennungen: state.nennungen }),
          ...(wanted !== undefined && { entitaet: wanted }),
        },
      }),
  });

  const facets = <Facets state={state} answer={first} onState={go} />;
  return (
    <div className="wb-search">
      <h1 className="kern-sr-only">{t('nav.search')}</h1>
      <div className="wb-search__bar">
        <SearchBox
          key={question}
          field={field}
          question={question}
          placeholder={
            summary === undefined ? t('search.placeholder') : t('search.placeholderCount', { count: summary.total })
          }
          onAsk={(q) => {
            go({ ...omit(state, 'q', 'doc', 'page'), ...(q !== '' && { q }) });
            // From here j and k walk through the hits, and a screen reader stands before them.
            list.current?.focus();
          }}
        />
        <ModeSwitch
          mode={state.mode ?? 'hybrid'}
          meaningAvailable={meaningAvailable}
          onMode={(mode) => go({ ...omit(state, 'mode'), ...(mode !== 'hybrid' && { mode }) })}
        />
      </div>
      <div className="wb-search__body">
        {hasFacets && (
          <aside className="wb-search__facets" aria-label={t('search.filters')}>
            {facets}
          </aside>
        )}
        <section className="wb-search__list" aria-label={t('search.hits')} ref={list} tabIndex={-1}>
          <ListHead
            state={state}
            answer={settled}
            searching={settled === undefined && !answer.isError}
            onState={go}
            filterButton={
              !hasFacets && (
                <Button icon={SlidersHorizontal} onClick={() => setDrawerOpen(true)}>
                  {t('search.filters')}
                </Button>
              )
            }
          />
          {settled !== undefined && state.sort === undefined && (
            <AnswerBox
              answers={settled.answers}
              hits={hits}
              question={question}
              mode={state.mode}
              onSelect={(reply) => {
                if (hasPreview) go({ ...state, doc: reply.document_id, page: reply.page }, true);
                return hasPreview;
              }}
            />
          )}
          <ResultList state={state} answer={answer} hits={hits} onSelect={select} onShow={show} onState={go} />
        </section>
        {hasPreview && (
          <section className="wb-search__preview" aria-label={t('search.preview')}>
            <Preview
              id={state.doc}
              question={question}
              mode={state.mode}
              page={state.page}
              onPage={(page) => go({ ...state, page }, true)}
              wanted={wanted}
              types={state.nennungen}
              onTypes={(types) =>
                go({ ...omit(state, 'nennungen'), ...(types !== undefined && { nennungen: types }) }, true)
              }
              onClose={closePreview}
            />
          </section>
        )}
      </div>
      {drawerOpen && !hasFacets && (
        <Dialog
          title={t('search.filters')}
          onClose={() => setDrawerOpen(false)}
          footer={
            <Button look="primary" onClick={() => setDrawerOpen(false)}>
              {t('search.showHits', { count: first?.total ?? 0 })}
            </Button>
          }
        >
          {facets}
        </Dialog>
      )}
    </div>
  );
}

interface Keys {
  readonly hits: readonly Hit[];
  readonly selected: string | undefined;
  readonly select: (hit: Hit) => boolean;
  readonly open: (hit: Hit) => void;
  readonly closePreview: () => void;
  readonly field: React.RefObject<HTMLInputElement | null>;
}

function useResultKeys({ hits, selected, select, open, closePreview, field }: Keys): void {
  const at = hits.findIndex((hit) => hit.document_id === selected);
  const step = (by: 1 | -1) => {
    const focused = document.activeElement?.getAttribute('data-hit');
    const from = at === -1 ? hits.findIndex((hit) => hit.document_id === focused) : at;
    const hit = hits[from === -1 ? 0 : Math.min(Math.max(from + by, 0), hits.length - 1)];
    if (hit === undefined) return;
    select(hit);
    document.querySelector<HTMLElement>(`[data-hit="${hit.document_id}"]`)?.focus();
  };
  const current = hits[at];
  useShortcuts({
    '/': () => {
      field.current?.focus();
      field.current?.select();
    },
    j: () => step(1),
    k: () => step(-1),
    Enter: current && (() => open(current)),
    Escape: selected === undefined ? undefined : closePreview,
  });
}
