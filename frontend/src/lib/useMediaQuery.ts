import { useSyncExternalStore } from 'react';

/** Whether a CSS media condition holds, followed as the window changes. */
export function useMediaQuery(condition: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const query = window.matchMedia(condition);
      query.addEventListener('change', listener);
      return () => query.removeEventListener('change', listener);
    },
    () => window.matchMedia(condition).matches,
  );
}
