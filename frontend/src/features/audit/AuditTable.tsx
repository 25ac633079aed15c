import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '@/api/types';
import { labelChoicesQuery } from '@/lib/documents/queries';
import { nameOf } from '@/lib/documents/nameOf';
import { formatMoment } from '@/lib/format/formatMoment';
import { actionName } from './actionName';
import { countReturned } from './countReturned';

/** Rows of the log, newest first. */
export function AuditTable({ entries }: { readonly entries: readonly AuditEntry[] }) {
  const { t } = useTranslation();
  return (
    <div className="wb-table-frame" tabIndex={0} role="group" aria-label={t('audit.title')}>
      <table className="wb-table wb-audit">
        <thead>
          <tr>
            <th scope="col" className="wb-table__number">
              {t('audit.number')}
            </th>
            <th scope="col">{t('audit.when')}</th>
            <th scope="col">{t('audit.who')}</th>
            <th scope="col">{t('audit.what')}</th>
            <th scope="col">{t('audit.purpose')}</th>
            <th scope="col">{t('audit.question')}</th>
            <th scope="col" className="wb-table__number">
              {t('audit.returned')}
            </th>
            <th scope="col">
              <span className="kern-sr-only">{t('audit.details')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <Row key={entry.sequence} entry={entry} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ entry }: { readonly entry: AuditEntry }) {
  const { t, i18n } = useTranslation();
  const { data: choices } = useQuery(labelChoicesQuery);
  return (
    <tr>
      <td className="wb-table__number">{entry.sequence}</td>
      <td className="wb-table__moment">{formatMoment(entry.at, i18n.language)}</td>
      <td>
        <div className="wb-audit__person">{entry.account_id}</div>
        <div className="wb-muted wb-small">
          {[nameOf(choices, 'agency', entry.agency), ...entry.roles.map((role) => t(`roles.${role}` as 'roles.clerk', { defaultValue: role }))].filter(Boolean).join(', ')}
        </div>
      </td>
      <td>{actionName(entry.action, t)}</td>
      <td>{entry.purpose || <span className="wb-muted">–</span>}</td>
      <td className="wb-audit__question">{entry.question || <span className="wb-muted">–</span>}</td>
      <td className="wb-table__number">{countReturned(entry.subject) ?? '–'}</td>
      <td>
        <details>
          <summary aria-label={t('audit.detailsOf', { number: entry.sequence })}>{t('audit.details')}</summary>
          <pre>{JSON.stringify(entry.subject, null, 2)}</pre>
        </details>
      </td>
    </tr>
  );
}
