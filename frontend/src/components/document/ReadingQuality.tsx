import { useTranslation } from 'react-i18next';
import type { QualityView } from '@/api/types';
import { formatShare } from '@/lib/format/formatShare';
import './ReadingQuality.css';

/** How far a reading can be trusted: a bar, a word, and what both are made of. */
export function ReadingQuality({ quality }: { readonly quality: QualityView }) {
  const { t, i18n } = useTranslation();
  const share = (value: number) => formatShare(value, i18n.language);
  return (
    <span className={`wb-quality wb-quality--${quality.legibility}`}>
      <meter min={0} max={1} value={quality.ocr_quality} aria-hidden="true" />
      <span>
        {t('quality.text', { verdict: t(`quality.${quality.legibility}`), share: share(quality.ocr_quality) })}
        <span className="wb-quality__parts">
          {t('quality.parts', { confidence: share(quality.confidence), coverage: share(quality.coverage) })}
          {quality.known_words !== null && t('quality.known', { share: share(quality.known_words) })}
        </span>
      </span>
    </span>
  );
}
