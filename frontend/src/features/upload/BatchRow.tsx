import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { StateBadge } from '@/components/Badge';
import { Button } from '@/components/Button';
import { PasswordForm } from '@/components/document/PasswordForm';
import { formatShare } from '@/lib/format/formatShare';
import { retryDocument } from '@/lib/documents/documentActions';
import { wantsPassword } from '@/lib/documents/wantsPassword';
import { groupOf, type UploadItem } from './uploadItem';
import { uploads } from './uploads';

/** One file of a batch: how far it is, why it stopped, and what can be done. */
export function BatchRow({ item }: { readonly item: UploadItem }) {
  const { t } = useTranslation();
  return (
    <li className="wb-batch__row">
      <span className="wb-batch__name">
        {item.documentId === null || item.state === 'quarantined' ? (
          item.path
        ) : (
          <Link to="/dokument/$id" params={{ id: item.documentId }} search={{}}>
            {item.path}
          </Link>
        )}
      </span>
      <span className="wb-batch__state">
        <Progress item={item} />
        {groupOf(item) === 'failed' && <span>{item.fault?.detail || t('batch.refusedUnknown')}</span>}
        {item.state === 'quarantined' && item.documentId !== null && wantsPassword(item.fault?.code) && (
          <PasswordForm id={item.documentId} name={item.path} onOpened={() => undefined} />
        )}
      </span>
      <span className="wb-batch__actions">
        <Actions item={item} />
      </span>
    </li>
  );
}

function Progress({ item }: { readonly item: UploadItem }) {
  const { t, i18n } = useTranslation();
  if (item.phase === 'waiting') return <span className="wb-muted">{t('batch.waiting')}</span>;
  if (item.phase === 'refused') return <strong>{item.fault?.title || t('batch.refused')}</strong>;
  if (item.phase === 'sending') {
    return (
      <>
        <progress max={1} value={item.sent} aria-label={t('batch.sendingFile', { name: item.path })} />
        <span>
          {item.interrupted
            ? t('batch.interrupted')
            : t('batch.sending', { share: formatShare(item.sent, i18n.language) })}
        </span>
      </>
    );
  }
  return (
    <>
      {item.state !== null && <StateBadge state={item.state} />}
      {item.state === 'reading' && item.pageCount !== null && (
        <>
          <progress
            max={item.pageCount}
            value={item.pagesDone}
            aria-label={t('batch.readingFile', { name: item.path })}
          />
          <span>{t('batch.pages', { done: item.pagesDone, count: item.pageCount })}</span>
        </>
      )}
    </>
  );
}

function Actions({ item }: { readonly item: UploadItem }) {
  const { t } = useTranslation();
  const retry = useMutation({ mutationFn: retryDocument });
  if (item.phase === 'refused') {
    return (
      <>
        <Button icon={RotateCcw} onClick={() => uploads.sendAgain(item.key)}>
          {t('batch.sendAgain')}
        </Button>
        <Button look="tertiary" onClick={() => uploads.remove(item.key)}>
          {t('common.remove')}
        </Button>
      </>
    );
  }
  if (item.phase === 'waiting') {
    return (
      <Button look="tertiary" onClick={() => uploads.remove(item.key)}>
        {t('common.remove')}
      </Button>
    );
  }
  if (item.state !== 'quarantined' || item.documentId === null) return null;
  const { documentId } = item;
  return (
    <Button icon={RotateCcw} busy={retry.isPending} onClick={() => retry.mutate(documentId)}>
      {t('batch.readAgain')}
    </Button>
  );
}
