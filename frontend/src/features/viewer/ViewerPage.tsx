import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ArrowLeft, Download, FileQuestion, FileSearch } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Problem } from '@/api/problem';
import type { DocumentView } from '@/api/types';
import { ClassificationBadge, StateBadge } from '@/components/Badge';
import { Button } from '@/components/Button';
import { DocumentPane } from '@/components/document/DocumentPane';
import { RecognisedSign } from '@/components/document/RecognisedMark';
import { EmptyState } from '@/components/EmptyState';
import { ProblemNotice } from '@/components/ProblemNotice';
import { Waiting } from '@/components/Waiting';
import { downloadCopy } from '@/lib/documents/downloadCopy';
import { downloadOriginal } from '@/lib/documents/downloadOriginal';
import { nameOf } from '@/lib/documents/nameOf';
import { documentQuery, labelChoicesQuery } from '@/lib/documents/queries';
import { formatDay } from '@/lib/format/formatDay';
import { useShortcuts } from '@/lib/keyboard/useShortcuts';
import { omit } from '@/lib/object/omit';
import { lastSearch } from '@/lib/url/lastSearch';
import { useTitle } from '@/lib/useTitle';
import './ViewerPage.css';

const route = getRouteApi('/shell/reading/dokument/$id');

/** One document on a page of its own. */
export function ViewerPage() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const state = route.useSearch();
  const navigate = route.useNavigate();
  const document = useQuery(documentQuery(id));
  const back = { ...(state.q !== undefined && { q: state.q }), ...lastSearch() };
  useTitle(document.data?.title ?? document.data?.file_name ?? t('viewer.title'));
  useShortcuts({
    Escape: () => void navigate({ to: '/suche', search: back }),
    '/': () => void navigate({ to: '/suche', search: back }),
  });
  if (document.isPending) return <Waiting label={t('viewer.loadingDocument')} />;
  if (document.isError) {
    return document.error instanceof Problem && document.error.status === 404 ? (
      <EmptyState
        wholePage
        icon={FileQuestion}
        title={t('viewer.notFound')}
        action={
          <Link className="kern-btn kern-btn--primary wb-btn" to="/suche" search={back}>
            <span className="kern-label">{t('viewer.back')}</span>
          </Link>
        }
      >
        <p>{t('viewer.notFoundText')}</p>
      </EmptyState>
    ) : (
      <div className="wb-page">
        <ProblemNotice error={document.error} onRetry={() => void document.refetch()} />
      </div>
    );
  }
  return (
    <div className="wb-viewer">
      <Head document={document.data} back={back} />
      <DocumentPane
        key={id}
        document={document.data}
        question={state.q ?? ''}
        mode={state.modus ?? 'hybrid'}
        page={state.seite}
        onPage={(page) => void navigate({ search: { ...state, seite: page }, replace: true })}
        view={state.ansicht ?? 'image'}
        onView={(view) => {
          void navigate({
            search: view === 'image' ? omit(state, 'ansicht') : { ...state, ansicht: view },
            replace: true,
          });
        }}
        types={state.nennungen}
        onTypes={(types) => {
          const rest = omit(state, 'nennungen');
          void navigate({ search: types === undefined ? rest : { ...rest, nennungen: types }, replace: true });
        }}
        wanted={state.entitaet}
        stretch={state.stelle}
      />
    </div>
  );
}

function Head({ document, back }: { readonly document: DocumentView; readonly back: object }) {
  const { t, i18n } = useTranslation();
  const { data: choices } = useQuery(labelChoicesQuery);
  const download = useMutation({ mutationFn: () => downloadOriginal(document.id, document.file_name) });
  const copy = useMutation({ mutationFn: () => downloadCopy(document.id, document.file_name) });
  const { classification } = document;
  const sign = (field: string) => <RecognisedSign fact={document.recognised.find((fact) => fact.field === field)} />;
  return (
    <header className="wb-viewer__head">
      <Link className="wb-icon-btn" to="/suche" search={back} aria-label={t('viewer.back')} title={t('viewer.back')}>
        <ArrowLeft aria-hidden="true" />
      </Link>
      <div className="wb-viewer__name">
        <h1>
          {document.title ?? document.file_name}
          {sign('title')}
        </h1>
        <p className="wb-viewer__facts">
          <span>
            {nameOf(choices, 'agency', document.agency)}, {nameOf(choices, 'unit', document.unit)}
          </span>
          {document.date !== null && (
            <span>
              {formatDay(document.date, i18n.language)}
              {sign('date')}
            </span>
          )}
          {document.file_reference !== null && (
            <span>
              {document.file_reference}
              {sign('file_reference')}
            </span>
          )}
          <ClassificationBadge level={classification} name={nameOf(choices, 'classification', classification)} />
          {document.state !== 'indexed' && <StateBadge state={document.state} />}
        </p>
      </div>
      <Button icon={Download} busy={download.isPending} onClick={() => download.mutate()}>
        {t('viewer.original')}
      </Button>
      {document.quality !== null && (
        <Button icon={FileSearch} busy={copy.isPending} onClick={() => copy.mutate()}>
          {t('viewer.searchable')}
        </Button>
      )}
      {download.isError && <ProblemNotice error={download.error} urgent />}
      {copy.isError && <ProblemNotice error={copy.error} urgent />}
    </header>
  );
}
