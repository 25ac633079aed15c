import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { FileUp, Files } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { BatchSummary } from '@/api/types';
import { EmptyState } from '@/components/EmptyState';
import { ProblemNotice } from '@/components/ProblemNotice';
import { Waiting } from '@/components/Waiting';
import { formatMoment } from '@/lib/format/formatMoment';
import { useTitle } from '@/lib/useTitle';
import { BatchBar } from './BatchBar';
import { batchListQuery } from './batchQueries';

/** The newest batches that the person handed in. */
export function BatchListPage() {
  const { t } = useTranslation();
  const list = useQuery(batchListQuery);
  useTitle(t('stack.title'));
  return (
    <div className="wb-page">
      <div className="wb-page__head">
        <h1>{t('stack.title')}</h1>
        <div className="wb-page__actions">
          <Link to="/eingaben">{t('nav.documents')}</Link>
          <Link className="kern-btn kern-btn--primary wb-btn" to="/eingang">
            <FileUp className="wb-btn__icon" aria-hidden="true" />
            <span className="kern-label">{t('nav.upload')}</span>
          </Link>
        </div>
      </div>
      {list.isError ? (
        <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
      ) : list.data === undefined ? (
        <Waiting />
      ) : list.data.items.length === 0 ? (
        <EmptyState icon={Files} title={t('stack.none')}>
          <p>{t('stack.noneText')}</p>
        </EmptyState>
      ) : (
        list.data.items.map((batch) => <Entry key={batch.id} batch={batch} />)
      )}
    </div>
  );
}

function Entry({ batch }: { readonly batch: BatchSummary }) {
  const { t, i18n } = useTranslation();
  const moment = formatMoment(batch.created_at, i18n.language);
  return (
    <section className="wb-card wb-stack" aria-label={batch.name || moment}>
      <h2>
        <Link to="/stapel/$id" params={{ id: batch.id }}>
          {batch.name || t('stack.unnamed', { moment })}
        </Link>
      </h2>
      <p className="wb-muted">{t('stack.handedIn', { count: batch.handed_in, moment })}</p>
      <BatchBar batch={batch} />
    </section>
  );
}
