import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { History, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/Button';
import { Dialog } from '@/components/Dialog';
import { EmptyState } from '@/components/EmptyState';
import { IconButton } from '@/components/IconButton';
import { ProblemNotice } from '@/components/ProblemNotice';
import { Waiting } from '@/components/Waiting';
import { formatMoment } from '@/lib/format/formatMoment';
import { forgetOwnQuestions, ownQuestionsQuery } from './ownQuestionsQuery';
import './OwnQuestionsDialog.css';

/** The person's own earlier questions: to be asked again, or forgotten so that they are suggested no more. */
export function OwnQuestionsDialog({ onClose }: { readonly onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const kept = useQuery(ownQuestionsQuery);
  const forget = useMutation({
    mutationFn: forgetOwnQuestions,
    onSuccess: () => {
      queries.removeQueries({ queryKey: ['suggest'] });
      return queries.invalidateQueries({ queryKey: ownQuestionsQuery.queryKey });
    },
  });
  const questions = kept.data?.questions ?? [];
  return (
    <Dialog
      title={t('ownQuestions.title')}
      onClose={onClose}
      footer={
        questions.length > 0 && (
          <Button icon={Trash2} busy={forget.isPending} onClick={() => forget.mutate(null)}>
            {t('ownQuestions.forgetAll')}
          </Button>
        )
      }
    >
      {kept.data !== undefined && <p className="wb-muted">{t('ownQuestions.text', { count: kept.data.kept_days })}</p>}
      {kept.isPending && <Waiting />}
      {kept.isError && <ProblemNotice error={kept.error} onRetry={() => void kept.refetch()} />}
      {forget.isError && <ProblemNotice error={forget.error} urgent />}
      {kept.isSuccess && questions.length === 0 && <EmptyState icon={History} title={t('ownQuestions.none')} />}
      <ul className="wb-own-questions">
        {questions.map(({ text, asked_at, times }) => (
          <li key={text}>
            <Link to="/suche" search={{ q: text }} onClick={onClose}>
              {text}
            </Link>
            <span className="wb-muted wb-small">
              {formatMoment(asked_at, i18n.language)}
              {times > 1 && ` · ${t('ownQuestions.times', { count: times })}`}
            </span>
            <IconButton
              icon={Trash2}
              label={t('ownQuestions.forget', { question: text })}
              disabled={forget.isPending}
              onClick={() => forget.mutate(text)}
            />
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
