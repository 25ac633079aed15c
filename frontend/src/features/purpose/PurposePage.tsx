import { useTranslation } from 'react-i18next';
import { useTitle } from '@/lib/useTitle';
import { PurposeForm } from './PurposeForm';

/** Stands in front of everything that reads documents until a purpose is stated. */
export function PurposePage() {
  const { t } = useTranslation();
  useTitle(t('purpose.title'));
  return (
    <div className="wb-purpose-page">
      <section className="wb-purpose-page__card">
        <h1>{t('purpose.title')}</h1>
        <p className="wb-purpose-page__text">{t('purpose.text')}</p>
        <PurposeForm before={null} />
      </section>
    </div>
  );
}
