import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Check, ScanSearch } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { WaitingPageView } from '@/api/types';
import { Button } from '@/components/Button';
import { ReadingQuality } from '@/components/document/ReadingQuality';
import { EmptyState } from '@/components/EmptyState';
import { ProblemNotice } from '@/components/ProblemNotice';
import { Waiting } from '@/components/Waiting';
import { nameOf } from '@/lib/documents/nameOf';
import { labelChoicesQuery } from '@/lib/documents/queries';
import { useUser } from '@/lib/session/session';
import { useTitle } from '@/lib/useTitle';
import { markReviewed, reviewsQuery } from './reviewsQuery';

const route = getRouteApi('/shell/reading/pruefen');

/** Pages that text recognition could hardly read, worst first. */
export function ReviewsPage() {
  const { t } = useTranslation();
  const { alle } = route.useSearch();
  const navigate = route.useNavigate();
  const list = useInfiniteQuery(reviewsQuery(alle === undefined));
  useTitle(t('nav.reviews'));
  const pages = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const total = list.data?.pages[0]?.total ?? 0;
  return (
    <div className="wb-page wb-page--wide">
      <div className="wb-page__head">
        <h1>{t('reviews.title')}</h1>
        <label className="wb-check">
          <input
            type="checkbox"
            checked={alle === undefined}
            onChange={(event) => void navigate({ search: event.target.checked ? {} : { alle: '1' }, replace: true })}
          />
          {t('reviews.onlyMine')}
        </label>
      </div>
      <p className="wb-page__lead">{t('reviews.text')}</p>
      {list.isError && <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending ? (
        <Waiting />
      ) : (
        pages.length === 0 && !list.isError && <EmptyState icon={ScanSearch} title={t('reviews.none')} />
      )}
      {pages.length > 0 && (
        <>
          <p role="status">{t('reviews.count', { count: total })}</p>
          <ReviewTable pages={pages} />
        </>
      )}
      {list.hasNextPage && (
        <div className="wb-more-row">
          <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('common.loadMore')}
          </Button>
        </div>
      )}
    </div>
  );
}

function ReviewTable({ pages }: { readonly pages: readonly WaitingPageView[] }) {
  const { t } = useTranslation();
  return (
    <div className="wb-table-frame" tabIndex={0} role="group" aria-label={t('reviews.title')}>
      <table className="wb-table">
        <thead>
          <tr>
            <th scope="col">{t('reviews.page')}</th>
            <th scope="col">{t('facts.unit')}</th>
            <th scope="col">{t('facts.reading')}</th>
            <th scope="col">
              <span className="kern-sr-only">{t('documents.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {pages.map((page) => (
            <Row key={`${page.document_id}-${page.page}`} page={page} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ page }: { readonly page: WaitingPageView }) {
  const { t } = useTranslation();
  const { data: choices } = useQuery(labelChoicesQuery);
  const queries = useQueryClient();
  const mark = useMutation({
    mutationFn: markReviewed,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['reviews'] }),
  });
  const own = useUser().units.includes(page.unit);
  const name = page.title ?? page.file_name;
  return (
    <tr>
      <td>
        <Link to="/dokument/$id" params={{ id: page.document_id }} search={{ seite: page.page }}>
          {t('reviews.pageOf', { page: page.page, name })}
        </Link>
        {page.title !== null && <div className="wb-muted wb-small">{page.file_name}</div>}
      </td>
      <td className="wb-table__name">{nameOf(choices, 'unit', page.unit)}</td>
      <td>
        <ReadingQuality quality={page.quality} />
      </td>
      <td className="wb-table__actions">
        {own && (
          <Button
            icon={Check}
            busy={mark.isPending}
            aria-label={t('reviews.doneFor', { page: page.page, name })}
            onClick={() => mark.mutate({ id: page.document_id, page: page.page })}
          >
            {t('reviews.done')}
          </Button>
        )}
        {mark.isError && <ProblemNotice error={mark.error} urgent />}
      </td>
    </tr>
  );
}
