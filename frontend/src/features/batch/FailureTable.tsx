import { useMutation, useQueryClient } from '@tanstack/react-query';
import { FileUp, RotateCcw } from 'lucide-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { BatchFileView } from '@/api/types';
import { Button } from '@/components/Button';
import { PasswordForm } from '@/components/document/PasswordForm';
import { ProblemNotice } from '@/components/ProblemNotice';
import { retryDocument } from '@/lib/documents/documentActions';

/** Files that need somebody: which, why, and what can be done about it. */
export function FailureTable({ files }: { readonly files: readonly BatchFileView[] }) {
  const { t } = useTranslation();
  return (
    <div className="wb-table-frame" tabIndex={0} role="group" aria-label={t('batch.groups.failed')}>
      <table className="wb-table">
        <thead>
          <tr>
            <th scope="col">{t('stack.file')}</th>
            <th scope="col">{t('stack.reason')}</th>
            <th scope="col">{t('stack.action')}</th>
          </tr>
        </thead>
        <tbody>
          {files.map((file) => (
            <tr key={file.id ?? file.file}>
              <td className="wb-stack__name">{file.file}</td>
              <td>{file.error?.message}</td>
              <td>
                <Action file={file} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Action({ file }: { readonly file: BatchFileView }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: ['batches'] });
  const retry = useMutation({ mutationFn: retryDocument, onSuccess: refresh });
  const { id } = file;
  if (file.error?.action === 'retry' && id !== null) {
    return (
      <>
        <Button icon={RotateCcw} busy={retry.isPending} onClick={() => retry.mutate(id)}>
          {t('batch.readAgain')}
        </Button>
        {retry.isError && <ProblemNotice error={retry.error} />}
      </>
    );
  }
  if (file.error?.action === 'password' && id !== null) {
    return <PasswordForm id={id} name={file.file} onOpened={() => void refresh()} />;
  }
  return (
    <Link className="kern-btn kern-btn--secondary wb-btn" to="/eingang">
      <FileUp className="wb-btn__icon" aria-hidden="true" />
      <span className="kern-label">{t('stack.replace')}</span>
    </Link>
  );
}
