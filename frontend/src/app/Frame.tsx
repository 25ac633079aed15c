import { useQuery } from '@tanstack/react-query';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '@/lib/keyboard/useShortcuts';
import { meQuery } from '@/lib/session/session';
import { Header } from './Header';
import { HelpDialog } from './HelpDialog';
import './Frame.css';

/** What surrounds each page: skip link, header, main. */
export function Frame() {
  const { t } = useTranslation();
  const { data: me } = useQuery(meQuery);
  const [helpOpen, setHelpOpen] = useState(false);
  const path = useRouterState({ select: ({ location }) => location.pathname });
  useShortcuts({ '?': () => setHelpOpen(true) });
  return (
    <div className={`wb ${path === '/suche' || path.startsWith('/dokument/') ? 'wb--panes' : ''}`}>
      <a className="wb-skip" href="#inhalt">
        {t('nav.skip')}
      </a>
      <Header user={me ?? null} onHelp={() => setHelpOpen(true)} />
      <main className="wb-main" id="inhalt" tabIndex={-1}>
        <Outlet />
      </main>
      {helpOpen && <HelpDialog onClose={() => setHelpOpen(false)} />}
    </div>
  );
}
