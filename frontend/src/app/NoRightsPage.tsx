import { UserRoundX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/components/EmptyState';

/** For accounts that neither read documents nor the log. */
export function NoRightsPage() {
  const { t } = useTranslation();
  return (
    <EmptyState wholePage icon={UserRoundX} title={t('noRights.title')}>
      <p>{t('noRights.text')}</p>
    </EmptyState>
  );
}
