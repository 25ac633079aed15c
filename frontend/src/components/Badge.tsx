import { CircleCheck, CircleDashed, Layers, LoaderCircle, TriangleAlert, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DocumentState } from '@/api/types';
import './Badge.css';

/** How secret a document is: written out, and marked by the number of filled bars as well as by colour. */
export function ClassificationBadge({ level, name }: { readonly level: number; readonly name: string }) {
  const { t } = useTranslation();
  return (
    <span className={`wb-badge wb-badge--level-${level}`} title={t('labels.classificationIs', { name })}>
      <span className="wb-badge__bars" aria-hidden="true">
        {[1, 2, 3].map((bar) => (
          <i key={bar} className={bar <= level ? 'is-filled' : ''} />
        ))}
      </span>
      {name}
    </span>
  );
}

const ICONS: Record<DocumentState, LucideIcon> = {
  accepted: CircleDashed,
  reading: LoaderCircle,
  indexing: Layers,
  indexed: CircleCheck,
  quarantined: TriangleAlert,
};

/** How far a document has come. */
export function StateBadge({ state }: { readonly state: DocumentState }) {
  const { t } = useTranslation();
  const Icon = ICONS[state];
  return (
    <span className={`wb-badge wb-badge--${state}`}>
      <Icon aria-hidden="true" />
      {t(`states.${state}`)}
    </span>
  );
}
