import { Link } from '@tanstack/react-router';
import { Compass } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/components/EmptyState';

/** Stands at addresses that the page does not know. */
export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <EmptyState
      wholePage
      icon={Compass}
      title={t('notFound.title')}
      action={
        <Link className="kern-btn kern-btn--primary wb-btn" to="/">
          <span className="kern-label">{t('notFound.home')}</span>
        </Link>
      }
    >
      <p>{t('notFound.text')}</p>
    </EmptyState>
  );
}
