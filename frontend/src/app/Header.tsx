import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CircleHelp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { User } from '@/api/types';
import { IconButton } from '@/components/IconButton';
import { PurposeBar } from '@/features/purpose/PurposeBar';
import { useUnfinishedUploads } from '@/features/upload/uploads';
import { may } from '@/lib/roles/may';
import { startQuery } from '@/lib/session/startQuery';
import { Brand } from './Brand';
import { LanguageSwitch } from './LanguageSwitch';
import { ThemeMenu } from './ThemeMenu';
import { UserMenu } from './UserMenu';

interface Props {
  readonly user: User | null;
  readonly onHelp: () => void;
}

/** Name, ways, purpose and the person. */
export function Header({ user, onHelp }: Props) {
  const { t } = useTranslation();
  const { data: start } = useQuery(startQuery);
  return (
    <header className="wb-header">
      <Link className="wb-brand" to="/" aria-label={t('nav.home')}>
        <Brand />
        Aktenlotse
      </Link>
      {start?.demo === true && <span className="wb-brand__demo">{t('demo.badge')}</span>}
      {user !== null && <Ways user={user} />}
      {user !== null && may(user, 'read') && <PurposeBar />}
      <div className="wb-header__end">
        <LanguageSwitch />
        <IconButton icon={CircleHelp} label={t('help.title')} aria-keyshortcuts="?" onClick={onHelp} />
        <ThemeMenu />
        {user !== null && <UserMenu user={user} />}
      </div>
    </header>
  );
}

function Ways({ user }: { readonly user: User }) {
  const { t } = useTranslation();
  const moving = useUnfinishedUploads();
  return (
    <nav className="wb-nav" aria-label={t('nav.main')}>
      <ul>
        {may(user, 'read') && (
          <li>
            <Link to="/suche">{t('nav.search')}</Link>
          </li>
        )}
        {may(user, 'handIn') && (
          <>
            <li>
              <Link to="/eingang">
                {t('nav.upload')}
                {moving > 0 && (
                  <span className="wb-nav__count" aria-label={t('nav.moving', { count: moving })}>
                    {moving}
                  </span>
                )}
              </Link>
            </li>
            <li>
              <Link to="/eingaben">{t('nav.documents')}</Link>
            </li>
            <li>
              <Link to="/pruefen">{t('nav.reviews')}</Link>
            </li>
          </>
        )}
        {may(user, 'audit') && (
          <li>
            <Link to="/protokoll">{t('nav.audit')}</Link>
          </li>
        )}
      </ul>
    </nav>
  );
}
