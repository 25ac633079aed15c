import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { summaryQuery } from '@/lib/documents/queries';
import './ReadingProgress.css';

/** How often the counts are asked for while documents are being read; in milliseconds. */
const PACE = 3000;

/** Tells how many documents can be searched while others are still being read, as on the first start. */
export function ReadingProgress() {
  const { t } = useTranslation();
  const { data: summary } = useQuery({
    ...summaryQuery,
    refetchInterval: ({ state }) => (state.data !== undefined && waiting(state.data.by_state) > 0 ? PACE : false),
  });
  if (summary === undefined || waiting(summary.by_state) === 0) return null;
  const ready = summary.by_state.indexed ?? 0;
  return (
    <div className="wb-progress-strip" role="status">
      <progress max={summary.total} value={summary.total - waiting(summary.by_state)} aria-hidden="true" />
      <span>{t('start.progress', { ready, count: summary.total })}</span>
      <span className="wb-muted">{t('start.meanwhile')}</span>
    </div>
  );
}

function waiting(states: Readonly<Record<string, number>>): number {
  return (states.accepted ?? 0) + (states.reading ?? 0) + (states.indexing ?? 0);
}
