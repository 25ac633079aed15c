import { useSyncExternalStore } from 'react';

/** What a person has chosen for this browser; the first value is what holds until then. */
const CHOICES = {
  theme: ['system', 'light', 'dark'],
  language: ['de', 'en'],
  shortcuts: ['on', 'off'],
  doubtful: ['hide', 'show'],
} as const;

export type SettingName = keyof typeof CHOICES;
export type SettingValue<Name extends SettingName> = (typeof CHOICES)[Name][number];

const listeners = new Set<() => void>();

/** The chosen value; a missing or unknown one counts as not chosen. */
export function readSetting<Name extends SettingName>(name: Name): SettingValue<Name> {
  const kept = localStorage.getItem(`aktenlotse.${name}`);
  const choices: readonly string[] = CHOICES[name];
  return (kept !== null && choices.includes(kept) ? kept : choices[0]) as SettingValue<Name>;
}

export function writeSetting<Name extends SettingName>(name: Name, value: SettingValue<Name>): void {
  localStorage.setItem(`aktenlotse.${name}`, value);
  for (const listener of listeners) listener();
}

/** The chosen value, followed as it changes. */
export function useSetting<Name extends SettingName>(name: Name): SettingValue<Name> {
  return useSyncExternalStore(subscribeSettings, () => readSetting(name));
}

export function subscribeSettings(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
