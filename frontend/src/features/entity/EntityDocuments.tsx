import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { EntityDetail, EntityDocument } from '@/api/types';
import { MarkedText } from '@/components/MarkedText';
import { nameOf } from '@/lib/documents/nameOf';
import { labelChoicesQuery } from '@/lib/documents/queries';
import { formatDay } from '@/lib/format/formatDay';

/** The visible documents that mention an entity, those with most mentions first. */
export function EntityDocuments({ entity }: { readonly entity: EntityDetail }) {
  const { t } = useTranslation();
  const left = entity.document_count - entity.documents.length;
  return (
    <section className="wb-card wb-entity__documents" aria-labelledby="entity-documents">
      <h2 id="entity-documents">{t('entity.documents')}</h2>
      <ol>
        {entity.documents.map((document) => (
          <li key={document.document_id}>
            <Document document={document} entityId={entity.id} />
          </li>
        ))}
      </ol>
      {left > 0 && <p className="wb-muted wb-small">{t('entity.moreDocuments', { count: left })}</p>}
    </section>
  );
}

function Document({ document, entityId }: { readonly document: EntityDocument; readonly entityId: string }) {
  const { t, i18n } = useTranslation();
  const { data: choices } = useQuery(labelChoicesQuery);
  return (
    <article className="wb-entity__document">
      <div className="wb-entity__line">
        <h3>
          <Link
            to="/dokument/$id"
            params={{ id: document.document_id }}
            search={{ seite: document.page, entitaet: entityId }}
          >
            {document.title ?? document.file_name}
          </Link>
        </h3>
        <span className="wb-entity__date">
          {document.date === null ? t('search.noDate') : formatDay(document.date, i18n.language)}
        </span>
      </div>
      <p className="wb-entity__about">
        <span className="wb-entity__owner">
          {nameOf(choices, 'agency', document.agency)}, {nameOf(choices, 'unit', document.unit)}
        </span>
        {document.kind !== null && <span>{nameOf(choices, 'kind', document.kind)}</span>}
        {document.file_reference !== null && <span>{document.file_reference}</span>}
      </p>
      {document.snippet !== '' && (
        <p className="wb-entity__snippet">
          <MarkedText text={document.snippet} ranges={document.highlights} />
        </p>
      )}
      <p className="wb-entity__about wb-muted">
        <span>{t('search.page', { page: document.page })}</span>
        <span>{t('entity.mentionCount', { count: document.mention_count })}</span>
      </p>
    </article>
  );
}
