import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { FileDown, RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { BatchView } from '@/api/types';
import { Button } from '@/components/Button';
import { Notice } from '@/components/Notice';
import { ProblemNotice } from '@/components/ProblemNotice';
import { Waiting } from '@/components/Waiting';
import { formatMoment } from '@/lib/format/formatMoment';
import { may } from '@/lib/roles/may';
import { useUser } from '@/lib/session/session';
import { useTitle } from '@/lib/useTitle';
import { BatchBar } from './BatchBar';
import { batchQuery, downloadResult, retryBatch } from './batchQueries';
import { missingFiles } from './batchShares';
import { FailureTable } from './FailureTable';

const route = getRouteApi('/shell/reading/stapel/$id');

/** What came of files that were handed in together: how far they are, and each that failed with reason and action. */
export function BatchPage() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const batch = useQuery(batchQuery(id));
  useTitle(t('stack.one'));
  if (batch.data === undefined) {
    return (
      <div className="wb-page">
        {batch.isError ? <ProblemNotice error={batch.error} onRetry={() => void batch.refetch()} /> : <Waiting />}
      </div>
    );
  }
  return <Sheet batch={batch.data} />;
}

function Sheet({ batch }: { readonly batch: BatchView }) {
  const { t, i18n } = useTranslation();
  const moment = formatMoment(batch.created_at, i18n.language);
  const missing = missingFiles(batch);
  return (
    <div className="wb-page wb-page--wide">
      <div className="wb-page__head">
        <h1>{batch.name || t('stack.unnamed', { moment })}</h1>
        <Link to="/stapel">{t('stack.all')}</Link>
      </div>
      <p className="wb-page__lead">{t('stack.handedIn', { count: batch.handed_in, moment })}</p>
      <section className="wb-card wb-stack" aria-labelledby="stack-progress">
        <h2 id="stack-progress">{t('batch.title')}</h2>
        <BatchBar batch={batch}>
          <Pace batch={batch} />
        </BatchBar>
        <Actions batch={batch} />
      </section>
      {missing > 0 && (
        <Notice
          tone="info"
          title={t('stack.missing', { count: missing })}
          action={
            <Link to="/eingang" search={{ stapel: batch.id }}>
              {t('stack.goOn')}
            </Link>
          }
        >
          {t('stack.missingText')}
        </Notice>
      )}
      {batch.failures.length > 0 && (
        <section aria-labelledby="stack-failures">
          <h2 id="stack-failures">{t('batch.groups.failed')}</h2>
          <FailureTable files={batch.failures} />
          {batch.counts.quarantined + batch.counts.refused > batch.failures.length && <p>{t('stack.moreInResult')}</p>}
        </section>
      )}
    </div>
  );
}

function Pace({ batch }: { readonly batch: BatchView }) {
  const { t } = useTranslation();
  if (batch.per_minute === null || batch.seconds_left === 0) return null;
  const rate = t('stack.perMinute', { count: Math.round(batch.per_minute) });
  if (batch.seconds_left === null) return <> · {rate}</>;
  return (
    <>
      {' '}
      · {rate} · {t('batch.left', { count: Math.max(1, Math.round(batch.seconds_left / 60)) })}
    </>
  );
}

function Actions({ batch }: { readonly batch: BatchView }) {
  const { t } = useTranslation();
  const user = useUser();
  const queries = useQueryClient();
  const retry = useMutation({
    mutationFn: retryBatch,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['batches'] }),
  });
  const save = useMutation({ mutationFn: (id: string) => downloadResult(id, t('stack.resultFile')) });
  return (
    <>
      <div className="wb-stack__actions">
        {may(user, 'handIn') && batch.counts.quarantined > 0 && (
          <Button icon={RotateCcw} busy={retry.isPending} onClick={() => retry.mutate(batch.id)}>
            {t('stack.retryFailed')}
          </Button>
        )}
        <Button icon={FileDown} busy={save.isPending} onClick={() => save.mutate(batch.id)}>
          {t('stack.result')}
        </Button>
      </div>
      {retry.isSuccess && <p role="status">{t('stack.retried', { count: retry.data.retried })}</p>}
      {retry.isError && <ProblemNotice error={retry.error} />}
      {save.isError && <ProblemNotice error={save.error} />}
    </>
  );
}
