import { Monitor, Moon, Sun, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Menu } from '@/components/Menu';
import { useSetting, writeSetting, type SettingValue } from '@/lib/settings/settings';

type Theme = SettingValue<'theme'>;

const ICONS: Record<Theme, LucideIcon> = { system: Monitor, light: Sun, dark: Moon };

/** Light, dark, or as the system has it. */
export function ThemeMenu() {
  const { t } = useTranslation();
  const theme = useSetting('theme');
  const Icon = ICONS[theme];
  return (
    <Menu label={<Icon aria-hidden="true" />} spokenLabel={t('theme.label', { theme: t(`theme.${theme}`) })}>
      <fieldset className="wb-themes">
        <legend className="kern-sr-only">{t('theme.title')}</legend>
        {(['system', 'light', 'dark'] as const).map((one) => (
          <label key={one}>
            <input type="radio" name="theme" checked={one === theme} onChange={() => writeSetting('theme', one)} />
            {t(`theme.${one}`)}
          </label>
        ))}
      </fieldset>
    </Menu>
  );
}
