import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/Button';
import { ProblemNotice } from '@/components/ProblemNotice';

/** Stands where a page could not be drawn. */
export function CrashPage({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  const router = useRouter();
  return (
    <div className="wb-page">
      <ProblemNotice error={error} urgent />
      <p>
        <Button
          icon={RotateCcw}
          onClick={() => {
            reset();
            void router.invalidate();
          }}
        >
          {t('common.retry')}
        </Button>
      </p>
    </div>
  );
}
