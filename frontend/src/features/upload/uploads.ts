import { useEffect, useSyncExternalStore } from 'react';
import { sendFile } from './sendFile';
import { groupOf, type UploadItem } from './uploadItem';
import { UploadQueue } from './UploadQueue';

/** The one queue of this tab. */
export const uploads = new UploadQueue(sendFile);

export function useUploads(): readonly UploadItem[] {
  return useSyncExternalStore(uploads.subscribe, uploads.items);
}

/** Asks before the tab is closed while files of this tab have not been taken yet. */
export function useLeaveWarning(): void {
  const unsent = useUploads().some((item) => item.phase === 'waiting' || item.phase === 'sending');
  useEffect(() => {
    if (!unsent) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [unsent]);
}

/** How many files of this tab still move. */
export function useUnfinishedUploads(): number {
  return useUploads().filter((item) => ['waiting', 'running'].includes(groupOf(item))).length;
}
