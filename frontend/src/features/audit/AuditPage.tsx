import { infiniteQueryOptions, keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ScrollText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { client, unwrap } from '@/api/client';
import { Button } from '@/components/Button';
import { EmptyState } from '@/components/EmptyState';
import { ProblemNotice } from '@/components/ProblemNotice';
import { Waiting } from '@/components/Waiting';
import { useTitle } from '@/lib/useTitle';
import { askAudit } from './askAudit';
import { AuditFilters } from './AuditFilters';
import type { AuditState } from './auditState';
import { AuditTable } from './AuditTable';
import { ChainState } from './ChainState';
import './AuditPage.css';

const route = getRouteApi('/shell/protokoll');

const auditQuery = (state: AuditState) =>
  infiniteQueryOptions({
    queryKey: ['audit', state],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        client.GET('/api/v1/audit', {
          params: { query: { ...askAudit(state), ...(pageParam !== null && { cursor: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ cursor }) => cursor,
    placeholderData: keepPreviousData,
  });

/** The log for auditors: whether it is whole, and who read what, when and why. */
export function AuditPage() {
  const { t } = useTranslation();
  const state = route.useSearch();
  const navigate = route.useNavigate();
  const log = useInfiniteQuery(auditQuery(state));
  useTitle(t('nav.audit'));
  const entries = log.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <div className="wb-page wb-page--wide">
      <h1>{t('audit.title')}</h1>
      <p className="wb-page__lead">{t('audit.text')}</p>
      <ChainState />
      <AuditFilters
        key={JSON.stringify(state)}
        state={state}
        actions={log.data?.pages[0]?.actions ?? []}
        onState={(next) => void navigate({ search: next })}
      />
      {log.isError && <ProblemNotice error={log.error} onRetry={() => void log.refetch()} />}
      {log.isPending ? (
        <Waiting />
      ) : entries.length === 0 && !log.isError ? (
        <EmptyState
          icon={ScrollText}
          title={t('audit.none')}
          spoken
          action={
            <Button look="primary" onClick={() => void navigate({ search: {} })}>
              {t('audit.reset')}
            </Button>
          }
        />
      ) : (
        <AuditTable entries={entries} />
      )}
      {log.hasNextPage && (
        <div className="wb-more-row">
          <Button busy={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
            {t('common.loadMore')}
          </Button>
        </div>
      )}
    </div>
  );
}
