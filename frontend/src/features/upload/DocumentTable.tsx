import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { RotateCcw, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DocumentView } from '@/api/types';
import { ClassificationBadge, StateBadge } from '@/components/Badge';
import { IconButton } from '@/components/IconButton';
import { PasswordForm } from '@/components/document/PasswordForm';
import { labelChoicesQuery } from '@/lib/documents/queries';
import { nameOf } from '@/lib/documents/nameOf';
import { formatMoment } from '@/lib/format/formatMoment';
import { useUser } from '@/lib/session/session';
import { retryDocument } from '@/lib/documents/documentActions';
import { wantsPassword } from '@/lib/documents/wantsPassword';

interface Props {
  readonly documents: readonly DocumentView[];
  readonly onErase: (document: DocumentView) => void;
}

/** Handed-in documents in rows; acting on them is offered for those of the person's own units. */
export function DocumentTable({ documents, onErase }: Props) {
  const { t } = useTranslation();
  return (
    <div className="wb-table-frame" tabIndex={0} role="group" aria-label={t('documents.title')}>
      <table className="wb-table">
        <thead>
          <tr>
            <th scope="col">{t('documents.document')}</th>
            <th scope="col">{t('documents.state')}</th>
            <th scope="col">{t('facts.unit')}</th>
            <th scope="col">{t('facts.classification')}</th>
            <th scope="col">{t('facts.release')}</th>
            <th scope="col">{t('documents.handedIn')}</th>
            <th scope="col">
              <span className="kern-sr-only">{t('documents.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {documents.map((document) => (
            <Row key={document.id} document={document} onErase={onErase} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ document, onErase }: { readonly document: DocumentView; readonly onErase: Props['onErase'] }) {
  const { t, i18n } = useTranslation();
  const { data: choices } = useQuery(labelChoicesQuery);
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: ['documents'] });
  const retry = useMutation({ mutationFn: retryDocument, onSuccess: refresh });
  const own = useUser().units.includes(document.unit);
  const readable = document.state === 'indexed' || document.pages_done > 0;
  return (
    <tr>
      <td>
        <div className="wb-docs__name">
          {readable ? (
            <Link to="/dokument/$id" params={{ id: document.id }} search={{}}>
              {document.title ?? document.file_name}
            </Link>
          ) : (
            (document.title ?? document.file_name)
          )}
        </div>
        {document.title !== null && document.title !== document.file_name && (
          <div className="wb-muted wb-small">{document.file_name}</div>
        )}
        {document.error !== null && <div className="wb-docs__reason">{document.error.message}</div>}
        {own && wantsPassword(document.error?.code) && (
          <PasswordForm id={document.id} name={document.file_name} onOpened={() => void refresh()} />
        )}
      </td>
      <td>
        <StateBadge state={document.state} />
        {document.state === 'reading' && document.page_count !== null && (
          <div className="wb-small wb-muted">
            {t('batch.pages', { done: document.pages_done, count: document.page_count })}
          </div>
        )}
      </td>
      <td className="wb-table__name">{nameOf(choices, 'unit', document.unit)}</td>
      <td>
        <ClassificationBadge
          level={document.classification}
          name={nameOf(choices, 'classification', document.classification)}
        />
      </td>
      <td className="wb-table__name">{nameOf(choices, 'release', document.release)}</td>
      <td className="wb-table__moment">{formatMoment(document.uploaded_at, i18n.language)}</td>
      <td>
        {own && (
          <div className="wb-docs__actions">
            {document.state === 'quarantined' && (
              <IconButton
                icon={RotateCcw}
                label={t('documents.retry', { name: document.file_name })}
                disabled={retry.isPending}
                onClick={() => retry.mutate(document.id)}
              />
            )}
            <IconButton
              icon={Trash2}
              label={t('documents.erase', { name: document.file_name })}
              onClick={() => onErase(document)}
            />
          </div>
        )}
      </td>
    </tr>
  );
}
