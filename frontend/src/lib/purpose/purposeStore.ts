import { useSyncExternalStore } from 'react';
import { credentials } from '@/api/credentials';
import { writePurpose, type Purpose } from './writePurpose';

const KEY = 'aktenlotse.purpose';

let current: Purpose | null = null;
const listeners = new Set<() => void>();

/** Takes up the purpose of this browser session; to be called once before the first request. */
export function restorePurpose(): void {
  const kept = sessionStorage.getItem(KEY);
  if (kept !== null) setPurpose(JSON.parse(kept) as Purpose);
}

/** States the purpose of all further reads; null forgets it, as at logout. */
export function setPurpose(purpose: Purpose | null): void {
  current = purpose;
  credentials.purpose = purpose === null ? null : encodeURIComponent(writePurpose(purpose));
  if (purpose === null) sessionStorage.removeItem(KEY);
  else sessionStorage.setItem(KEY, JSON.stringify(purpose));
  for (const listener of listeners) listener();
}

/** The purpose stated for this session, or null. */
export function usePurpose(): Purpose | null {
  return useSyncExternalStore(subscribe, () => current);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
