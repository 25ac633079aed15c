import { useEffect, useState } from 'react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/Button';
import { ShareBar } from '@/components/ShareBar';
import { BatchRow } from './BatchRow';
import { estimateLeft } from './estimateLeft';
import { groupOf, type Group, type UploadItem } from './uploadItem';
import { uploads } from './uploads';
import './BatchView.css';

const GROUPS: readonly Group[] = ['failed', 'running', 'waiting', 'done'];

/** How far the files of this tab have come: what needs somebody first, what is finished folded away. */
export function BatchView({ items }: { readonly items: readonly UploadItem[] }) {
  const { t } = useTranslation();
  const groups = Object.fromEntries(
    GROUPS.map((group) => [group, items.filter((item) => groupOf(item) === group)]),
  ) as Record<Group, UploadItem[]>;
  const batch = items.findLast((item) => item.batch !== null)?.batch ?? null;
  const left = useMinutesLeft(groups.done.length + groups.failed.length, groups.running.length + groups.waiting.length);
  return (
    <section className="wb-card wb-batch" aria-labelledby="batch-title">
      <div className="wb-batch__head">
        <h2 id="batch-title">{t('batch.title')}</h2>
        <p className="wb-batch__counts" role="status">
          {GROUPS.filter((group) => groups[group].length > 0)
            .map((group) => t(`batch.counts.${group}`, { count: groups[group].length }))
            .join(' · ')}
          {left !== null && ` · ${t('batch.left', { count: left })}`}
        </p>
        {batch !== null && (
          <Link to="/stapel/$id" params={{ id: batch }}>
            {t('stack.open')}
          </Link>
        )}
        {groups.done.length > 0 && <Button onClick={() => uploads.forgetDone()}>{t('batch.forgetDone')}</Button>}
      </div>
      <ShareBar
        done={groups.done.length}
        running={groups.running.length}
        waiting={groups.waiting.length}
        failed={groups.failed.length}
      />
      <RowGroup group="failed" items={groups.failed} />
      <RowGroup group="running" items={groups.running} />
      <RowGroup group="waiting" items={groups.waiting} />
      {groups.done.length > 0 && (
        <details className="wb-batch__done">
          <summary>{t('batch.counts.done', { count: groups.done.length })}</summary>
          <Rows items={groups.done} />
        </details>
      )}
    </section>
  );
}

function RowGroup({ group, items }: { readonly group: Group; readonly items: readonly UploadItem[] }) {
  const { t } = useTranslation();
  return items.length === 0 ? null : (
    <>
      <h3 className="wb-batch__group">{t(`batch.groups.${group}`)}</h3>
      <Rows items={items} />
    </>
  );
}

/** Rows drawn of one group: more than anybody reads, few enough for a folder of thousands not to slow the page. */
const MOST_ROWS = 100;

function Rows({ items }: { readonly items: readonly UploadItem[] }) {
  const { t } = useTranslation();
  return (
    <>
      <ul className="wb-batch__rows">
        {items.slice(0, MOST_ROWS).map((item) => (
          <BatchRow key={item.key} item={item} />
        ))}
      </ul>
      {items.length > MOST_ROWS && <p className="wb-muted">{t('batch.more', { count: items.length - MOST_ROWS })}</p>}
    </>
  );
}

/** Minutes that the rest will take, judged anew each few seconds by what was finished since this view was opened. */
function useMinutesLeft(done: number, left: number): number | null {
  const [opened] = useState(() => ({ at: Date.now(), done }));
  const [now, setNow] = useState(opened.at);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 5000);
    return () => clearInterval(timer);
  }, []);
  return estimateLeft(done - opened.done, left, now - opened.at);
}
