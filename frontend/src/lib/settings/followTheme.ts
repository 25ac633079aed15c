import { readSetting, subscribeSettings } from './settings';

/** Paints the page in the chosen theme and keeps it so; `system` follows the system's own switch. */
export function followTheme(): void {
  const darkSystem = window.matchMedia('(prefers-color-scheme: dark)');
  const paint = () => {
    const chosen = readSetting('theme');
    document.documentElement.dataset.kernTheme = chosen === 'system' ? (darkSystem.matches ? 'dark' : 'light') : chosen;
  };
  darkSystem.addEventListener('change', paint);
  subscribeSettings(paint);
  paint();
}
