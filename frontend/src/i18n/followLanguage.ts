import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { readSetting, subscribeSettings } from '@/lib/settings/settings';
import { de } from './de';
import { en } from './en';

/** Sets up the texts in the chosen language and keeps the page's language attribute with it. */
export function followLanguage(): void {
  const name = () => {
    document.documentElement.lang = i18next.language;
  };
  i18next.on('languageChanged', name);
  void i18next.use(initReactI18next).init({
    lng: readSetting('language'),
    fallbackLng: 'de',
    resources: { de: { translation: de }, en: { translation: en } },
    // React escapes what it draws.
    interpolation: { escapeValue: false },
  });
  name();
  subscribeSettings(() => {
    if (readSetting('language') !== i18next.language) void i18next.changeLanguage(readSetting('language'));
  });
}
