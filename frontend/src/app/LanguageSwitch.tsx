import { useTranslation } from 'react-i18next';
import { useSetting, writeSetting } from '@/lib/settings/settings';

const NAMES = { de: 'Deutsch', en: 'English' } as const;

/** Switches between German and English. */
export function LanguageSwitch() {
  const { t } = useTranslation();
  const language = useSetting('language');
  return (
    <div className="wb-lang" role="group" aria-label={t('nav.language')}>
      {(['de', 'en'] as const).map((one) => (
        <button
          key={one}
          type="button"
          lang={one}
          aria-pressed={one === language}
          title={NAMES[one]}
          onClick={() => writeSetting('language', one)}
        >
          {one.toUpperCase()}
          <span className="kern-sr-only"> – {NAMES[one]}</span>
        </button>
      ))}
    </div>
  );
}
