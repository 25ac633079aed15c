import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DocumentView } from '@/api/types';
import { Button } from '@/components/Button';
import { Dialog } from '@/components/Dialog';
import { ProblemNotice } from '@/components/ProblemNotice';
import { eraseDocument } from '@/lib/documents/documentActions';

/** What was removed, for the person who asked for it. */
export interface Erased {
  readonly fileName: string;
  readonly documents: number;
  readonly pages: number;
  readonly files: number;
}

interface Props {
  readonly document: DocumentView;
  readonly onClose: () => void;
  readonly onErased: (erased: Erased) => void;
}

/** Asks before a document is removed for good. */
export function EraseDialog({ document, onClose, onErased }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const erase = useMutation({
    mutationFn: () => eraseDocument(document.id),
    onSuccess: (receipt) => {
      onErased({
        fileName: receipt.file_name,
        documents: receipt.documents,
        pages: receipt.rows.pages ?? 0,
        files: receipt.files_removed,
      });
      onClose();
      void queries.invalidateQueries({ queryKey: ['documents'] });
      void queries.invalidateQueries({ queryKey: ['search'] });
    },
  });
  return (
    <Dialog
      title={t('documents.eraseTitle')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button
            look="primary"
            icon={Trash2}
            className="wb-btn--danger"
            busy={erase.isPending}
            onClick={() => erase.mutate()}
          >
            {t('documents.eraseNow')}
          </Button>
        </>
      }
    >
      {erase.isError && <ProblemNotice error={erase.error} urgent />}
      <p>
        <strong>{document.title ?? document.file_name}</strong>
        {document.title !== null && <span className="wb-muted"> ({document.file_name})</span>}
      </p>
      <p>{t('documents.eraseText')}</p>
    </Dialog>
  );
}
