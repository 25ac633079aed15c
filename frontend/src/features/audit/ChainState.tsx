import { useMutation } from '@tanstack/react-query';
import { ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { client, unwrap } from '@/api/client';
import { Button } from '@/components/Button';
import { Notice } from '@/components/Notice';
import { ProblemNotice } from '@/components/ProblemNotice';
import { formatMoment } from '@/lib/format/formatMoment';

/** Whether the log is whole, as far as it has been checked. */
export function ChainState() {
  const { t, i18n } = useTranslation();
  const verify = useMutation({ mutationFn: () => unwrap(client.POST('/api/v1/audit/verify')) });
  const button = (
    <Button icon={ShieldCheck} busy={verify.isPending} onClick={() => verify.mutate()}>
      {t(verify.data === undefined ? 'audit.verify' : 'audit.verifyAgain')}
    </Button>
  );
  const facts = verify.data && {
    count: verify.data.rows,
    checkpoints: verify.data.checkpoints,
    moment: formatMoment(verify.data.checked_at, i18n.language),
  };
  return (
    <div className="wb-chain">
      {verify.isError ? (
        <ProblemNotice error={verify.error} onRetry={() => verify.mutate()} urgent />
      ) : facts === undefined || verify.data === undefined ? (
        <Notice tone="info" title={t('audit.unchecked')} action={button}>
          {t('audit.uncheckedText')}
        </Notice>
      ) : verify.data.whole ? (
        <Notice tone="success" urgent title={t('audit.whole')} action={button}>
          {t('audit.wholeText', facts)}
        </Notice>
      ) : (
        <Notice tone="danger" urgent title={t('audit.broken')} action={button}>
          <p>{t('audit.brokenText', facts)}</p>
          <ul>
            {verify.data.findings.map((finding, at) => (
              <li key={at}>{finding.message}</li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  );
}
