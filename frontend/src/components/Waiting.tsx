import { LoaderCircle } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import './Waiting.css';

/** Stands where something is being loaded; shows itself only after a moment, so that quick answers do not flicker. */
export function Waiting({ label }: { readonly label?: string }) {
  const { t } = useTranslation();
  return (
    <div className="wb-waiting" role="status">
      <LoaderCircle aria-hidden="true" />
      <span>{label ?? t('common.loading')}</span>
    </div>
  );
}
