import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentView, PageView, RecognisedView } from '@/api/types';
import { CorrectionHistory } from '@/components/correction/CorrectionHistory';
import { ClassificationBadge, StateBadge } from '@/components/Badge';
import { labelChoicesQuery, nearDuplicatesQuery } from '@/lib/documents/queries';
import { nameOf } from '@/lib/documents/nameOf';
import { readers } from '@/lib/documents/readers';
import { formatDay } from '@/lib/format/formatDay';
import { formatMoment } from '@/lib/format/formatMoment';
import { formatSize } from '@/lib/format/formatSize';
import { ReadingQuality } from './ReadingQuality';
import { RecognisedMark } from './RecognisedMark';
import './DocumentFacts.css';

interface Props {
  readonly document: DocumentView;
  /** The open page, whose reading is told as well. */
  readonly page: PageView | undefined;
}

/** Labels, facts and reading quality of a document. */
export function DocumentFacts({ document, page }: Props) {
  const { t } = useTranslation();
  return (
    <div className="wb-facts" tabIndex={0} role="group" aria-label={t('viewer.tabs.facts')}>
      <section>
        <h2>{t('facts.document')}</h2>
        <DocumentList document={document} />
      </section>
      <section>
        <h2>{t('facts.visibility')}</h2>
        <VisibilityList document={document} />
      </section>
      <section>
        <h2>{t('facts.reading')}</h2>
        <ReadingList document={document} page={page} />
      </section>
      {page !== undefined && <CorrectionHistory document={document} page={page.number} />}
    </div>
  );
}

interface FactProps {
  readonly name: string;
  readonly children: ReactNode;
  /** How the value was recognised; undefined where somebody said it. */
  readonly recognised?: RecognisedView | undefined;
}

function Fact({ name, children, recognised }: FactProps) {
  return children == null || children === false || children === '' ? null : (
    <div className="wb-facts__fact">
      <dt>{name}</dt>
      <dd>
        {children}
        {recognised !== undefined && <RecognisedMark fact={recognised} />}
      </dd>
    </div>
  );
}

function DocumentList({ document }: { readonly document: DocumentView }) {
  const { t, i18n } = useTranslation();
  const { data: choices } = useQuery(labelChoicesQuery);
  const near = useQuery(nearDuplicatesQuery(document.id));
  const recognised = (field: string) => document.recognised.find((fact) => fact.field === field);
  return (
    <dl>
      <Fact name={t('facts.title')} recognised={recognised('title')}>
        {document.title}
      </Fact>
      <Fact name={t('facts.fileName')}>{document.file_name}</Fact>
      <Fact name={t('facts.docType')} recognised={recognised('doc_type')}>
        {document.doc_type !== null && nameOf(choices, 'doc_type', document.doc_type)}
      </Fact>
      <Fact name={t('facts.kind')} recognised={recognised('kind')}>
        {document.kind !== null && nameOf(choices, 'kind', document.kind)}
      </Fact>
      <Fact name={t('facts.date')} recognised={recognised('date')}>
        {document.date !== null && formatDay(document.date, i18n.language)}
      </Fact>
      <Fact name={t('facts.fileReference')} recognised={recognised('file_reference')}>
        {document.file_reference}
      </Fact>
      <Fact name={t('facts.sender')} recognised={recognised('sender')}>
        {document.sender}
      </Fact>
      <Fact name={t('facts.pages')}>{document.page_count}</Fact>
      <Fact name={t('facts.size')}>{formatSize(document.size, i18n.language)}</Fact>
      <Fact name={t('facts.parent')}>{document.parent && <Other reference={document.parent} />}</Fact>
      <Fact name={t('facts.duplicateOf')}>{document.duplicate_of && <Other reference={document.duplicate_of} />}</Fact>
      <Fact name={t('facts.nearDuplicates')}>
        {near.data !== undefined && near.data.length > 0 && (
          <ul className="wb-facts__others">
            {near.data.map((other) => (
              <li key={other.id}>
                <Other reference={other} />
              </li>
            ))}
          </ul>
        )}
      </Fact>
      <Fact name={t('facts.handedIn')}>
        {t('facts.handedInBy', {
          name: document.uploaded_by,
          moment: formatMoment(document.uploaded_at, i18n.language),
        })}
      </Fact>
    </dl>
  );
}

function Other({ reference }: { readonly reference: { id: string; file_name: string } }) {
  return (
    <Link to="/dokument/$id" params={{ id: reference.id }} search={{}}>
      {reference.file_name}
    </Link>
  );
}

function VisibilityList({ document }: { readonly document: DocumentView }) {
  const { t, i18n } = useTranslation();
  const { data: choices } = useQuery(labelChoicesQuery);
  const { agency, unit, classification, release, grants } = document;
  return (
    <dl>
      <Fact name={t('facts.agency')}>{nameOf(choices, 'agency', agency)}</Fact>
      <Fact name={t('facts.unit')}>{nameOf(choices, 'unit', unit)}</Fact>
      <Fact name={t('facts.classification')}>
        <ClassificationBadge level={classification} name={nameOf(choices, 'classification', classification)} />
      </Fact>
      <Fact name={t('facts.release')}>{nameOf(choices, 'release', release)}</Fact>
      {grants.map((grant) => (
        <Fact key={grant.to_unit} name={t('facts.grant')}>
          {t('facts.grantText', {
            unit: nameOf(choices, 'unit', grant.to_unit),
            day: formatDay(grant.until, i18n.language),
            basis: grant.legal_basis,
          })}
        </Fact>
      ))}
    </dl>
  );
}

function ReadingList({ document, page }: Props) {
  const { t } = useTranslation();
  return (
    <dl>
      <Fact name={t('facts.state')}>
        <StateBadge state={document.state} />
      </Fact>
      <Fact name={t('facts.problem')}>{document.error?.message}</Fact>
      <Fact name={t('facts.qualityOfDocument')}>
        {document.quality !== null && <ReadingQuality quality={document.quality} />}
      </Fact>
      {page !== undefined && (
        <>
          <Fact name={t('facts.qualityOfPage', { page: page.number })}>
            {page.quality !== null && <ReadingQuality quality={page.quality} />}
          </Fact>
          <Fact name={t('facts.source')}>{t(`sources.${page.source}`)}</Fact>
          <Fact name={t('facts.readBy')}>{readers(page.reader, t)}</Fact>
        </>
      )}
    </dl>
  );
}
