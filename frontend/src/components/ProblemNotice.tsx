import { RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { problemTexts } from '@/lib/text/problemTexts';
import { Button } from './Button';
import { Notice } from './Notice';

interface Props {
  readonly error: unknown;
  readonly onRetry?: (() => void) | undefined;
  readonly urgent?: boolean;
}

/** Says what went wrong, what to do, and by which number the system's keeper finds it. */
export function ProblemNotice({ error, onRetry, urgent = false }: Props) {
  const { t, i18n } = useTranslation();
  const { title, detail, traceId } = problemTexts(error, t, i18n.language);
  const retry = onRetry !== undefined && (
    <Button icon={RotateCcw} onClick={onRetry}>
      {t('common.retry')}
    </Button>
  );
  return (
    <Notice tone="danger" title={title} urgent={urgent} action={retry || undefined}>
      <p>{detail}</p>
      {traceId !== null && <p className="wb-small wb-muted">{t('problem.trace', { id: traceId })}</p>}
    </Notice>
  );
}
