import '@kern-ux/native/dist/kern.css';
import '@/app/styles/fonts.css';
import '@/app/styles/tokens.css';
import '@/app/styles/base.css';
import '@/app/styles/page.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from '@/app/App';
import { followLanguage } from '@/i18n/followLanguage';
import { restorePurpose } from '@/lib/purpose/purposeStore';
import { followTheme } from '@/lib/settings/followTheme';

followTheme();
followLanguage();
restorePurpose();

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no place to draw in');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
