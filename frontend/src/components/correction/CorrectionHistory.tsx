import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CorrectionView, DocumentView } from '@/api/types';
import { Button } from '@/components/Button';
import { ProblemNotice } from '@/components/ProblemNotice';
import { correctionsQuery, forgetText, undoCorrection } from '@/lib/documents/corrections';
import { formatMoment } from '@/lib/format/formatMoment';
import { useUser } from '@/lib/session/session';
import { mayCorrect } from '@/lib/documents/mayCorrect';
import './CorrectionHistory.css';

interface Props {
  readonly document: DocumentView;
  readonly page: number;
}

/** What was corrected on a page, by whom and when; each can be taken back. */
export function CorrectionHistory({ document, page }: Props) {
  const { t } = useTranslation();
  const history = useQuery(correctionsQuery({ id: document.id, page }));
  if (history.isError) return <ProblemNotice error={history.error} onRetry={() => void history.refetch()} />;
  if (history.data === undefined || history.data.length === 0) return null;
  return (
    <section>
      <h2>{t('correction.history', { page })}</h2>
      <ul className="wb-corrections">
        {history.data.map((correction) => (
          <Entry key={correction.id} document={document} correction={correction} />
        ))}
      </ul>
    </section>
  );
}

function Entry({ document, correction }: { readonly document: DocumentView; readonly correction: CorrectionView }) {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const user = useUser();
  const place = { id: document.id, page: correction.page };
  const undo = useMutation({
    mutationFn: () => undoCorrection(place, correction.id),
    onSuccess: () => forgetText(queries, document.id),
  });
  const { made_by: name, made_at: at, undone_by: undoneBy, undone_at: undoneAt } = correction;
  return (
    <li>
      <p>
        <del>{correction.old_text}</del> <ins>{correction.new_text}</ins>
      </p>
      <p className="wb-small wb-muted">
        {t('correction.made', { name, moment: formatMoment(at, i18n.language) })}
        {correction.reason !== null && `: ${correction.reason}`}
        {undoneBy !== null &&
          undoneAt !== null &&
          ` ${t('correction.undone', { name: undoneBy, moment: formatMoment(undoneAt, i18n.language) })}`}
      </p>
      {(correction.state === 'conflict' || correction.state === 'needless') && (
        <p className="wb-small">{t(`correction.states.${correction.state}`)}</p>
      )}
      {undoneBy === null && mayCorrect(user, document) && (
        <Button icon={Undo2} busy={undo.isPending} onClick={() => undo.mutate()}>
          {t('correction.undo')}
        </Button>
      )}
      {undo.isError && <ProblemNotice error={undo.error} urgent />}
    </li>
  );
}
