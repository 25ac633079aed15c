import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Maximize2, PanelRight, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DocumentPane, type PaneView } from '@/components/document/DocumentPane';
import { EmptyState } from '@/components/EmptyState';
import { IconButton } from '@/components/IconButton';
import { ProblemNotice } from '@/components/ProblemNotice';
import { Waiting } from '@/components/Waiting';
import { documentQuery } from '@/lib/documents/queries';
import './Preview.css';

interface Props {
  readonly id: string | undefined;
  readonly question: string;
  readonly mode: 'words' | 'meaning' | undefined;
  readonly page: number | undefined;
  readonly onPage: (page: number) => void;
  /** The entity whose mentions stand out. */
  readonly wanted: string | undefined;
  /** Which types of mentions are marked. */
  readonly types: string | undefined;
  readonly onTypes: (types: string | undefined) => void;
  readonly onClose: () => void;
}

/** The chosen hit beside the list, opened on its page. */
export function Preview({ id, question, mode, page, onPage, wanted, types, onTypes, onClose }: Props) {
  const { t } = useTranslation();
  const [view, setView] = useState<PaneView>('image');
  const document = useQuery({ ...documentQuery(id ?? ''), enabled: id !== undefined });
  if (id === undefined) {
    return (
      <EmptyState icon={PanelRight} title={t('search.noPreview')}>
        <p>{t('search.noPreviewText')}</p>
      </EmptyState>
    );
  }
  if (document.isPending) return <Waiting label={t('viewer.loadingDocument')} />;
  if (document.isError) {
    return (
      <div className="wb-search__message">
        <ProblemNotice error={document.error} onRetry={() => void document.refetch()} />
      </div>
    );
  }
  return (
    <>
      <header className="wb-preview__head">
        <h2 className="wb-preview__title">{document.data.title ?? document.data.file_name}</h2>
        <Link
          className="wb-icon-btn"
          to="/dokument/$id"
          params={{ id }}
          search={{
            ...(page !== undefined && { seite: page }),
            ...(question !== '' && { q: question }),
            ...(mode !== undefined && { modus: mode }),
            ...(types !== undefined && { nennungen: types }),
            ...(wanted !== undefined && { entitaet: wanted }),
          }}
          aria-label={t('search.openViewer')}
          title={t('search.openViewer')}
        >
          <Maximize2 aria-hidden="true" />
        </Link>
        <IconButton icon={X} label={t('search.closePreview')} onClick={onClose} />
      </header>
      <DocumentPane
        key={id}
        document={document.data}
        question={question}
        mode={mode ?? 'hybrid'}
        page={page}
        onPage={onPage}
        view={view}
        onView={setView}
        types={types}
        onTypes={onTypes}
        wanted={wanted}
      />
    </>
  );
}
