import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { summaryQuery } from '@/lib/documents/queries';
import { countWaiting } from './countWaiting';
import './ReadingProgress.css';

/** How often the counts are asked for while documents are being read; in milliseconds. */
const PACE = 3000;

/** Tells how many documents can be searched while others are still being read, as on the first start. */
export function ReadingProgress() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { data: summary } = useQuery({
    ...summaryQuery,
    refetchInterval: ({ state: { data } }) => (data !== undefined && (data.total === 0 || countWaiting(data.by_state) > 0) ? PACE : false),
  });
  const waiting = summary === undefined ? 0 : countWaiting(summary.by_state);
  const reading = waiting > 0;
  useEffect(() => {
    // Once all are through the list is asked for anew, so that none of them is missing.
    return reading ? () => void queries.invalidateQueries({ queryKey: ['search'] }) : undefined;
  }, [reading, queries]);
  if (summary === undefined || !reading) return null;
  return (
    <div className="wb-progress-strip">
      <progress max={summary.total} value={summary.total - waiting} aria-hidden="true" />
      <span role="status">{t('start.progress', { ready: summary.by_state.indexed ?? 0, count: summary.total })}</span>
      <span className="wb-muted">{t('start.meanwhile')}</span>
      {/* On request only: each refreshing is a question of its own in the log. */}
      <button type="button" className="wb-link" onClick={() => void queries.invalidateQueries({ queryKey: ['search'] })}>
        {t('start.refresh')}
      </button>
    </div>
  );
}
