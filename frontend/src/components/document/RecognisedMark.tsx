import { ScanSearch, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { RecognisedView } from '@/api/types';
import { judgeFact } from '@/lib/documents/judgeFact';
import { knownOrigin } from '@/lib/documents/knownOrigin';
import { formatShare } from '@/lib/format/formatShare';
import './RecognisedMark.css';

/** The short form beside a value: a sign whose meaning is spoken and shown on hover. */
export function RecognisedSign({ fact }: { readonly fact: RecognisedView | undefined }) {
  const { t } = useTranslation();
  if (fact === undefined) return null;
  const isDoubtful = judgeFact(fact.confidence) === 'doubtful';
  const label = t(isDoubtful ? 'recognised.signDoubtful' : 'recognised.mark');
  const Icon = isDoubtful ? TriangleAlert : ScanSearch;
  return (
    <span className="wb-recognised-sign" title={label}>
      <Icon role="img" aria-label={label} />
    </span>
  );
}

/** Says that a value was recognised and not stated by somebody: from what, and how surely. */
export function RecognisedMark({ fact }: { readonly fact: RecognisedView }) {
  const { t, i18n } = useTranslation();
  const origin = knownOrigin(fact.origin);
  const verdict = judgeFact(fact.confidence);
  const share = formatShare(fact.confidence, i18n.language);
  return (
    <span className="wb-recognised">
      <span className="wb-recognised__sign">
        <ScanSearch aria-hidden="true" />
        {origin === null
          ? t('recognised.mark')
          : t('recognised.markFrom', { origin: t(`recognised.origins.${origin}`) })}
      </span>
      {verdict === 'doubtful' ? (
        <span className="wb-recognised__doubt">
          <TriangleAlert aria-hidden="true" />
          {t('recognised.doubtful', { share })}
        </span>
      ) : (
        <span>{t(verdict === 'sure' ? 'recognised.sure' : 'recognised.likely', { share })}</span>
      )}
    </span>
  );
}
