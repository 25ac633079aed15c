import { useEffect, useEffectEvent } from 'react';
import type { DocumentEvent } from '@/api/types';

/** How long the page waits before it opens a refused line anew; in milliseconds. */
const PAUSE = 10_000;

/**
 * Follows the progress of documents.
 *
 * A broken line is taken up again by the browser itself, which names the last event it saw, so nothing is missed. A
 * refused one (too many pages open, service just starting) is opened anew after a pause, and `onGap` says that events
 * may have been missed.
 */
export function useJobEvents(onEvent: (event: DocumentEvent) => void, onGap: () => void): void {
  const receive = useEffectEvent((message: MessageEvent<string>) => onEvent(JSON.parse(message.data) as DocumentEvent));
  const tellGap = useEffectEvent(onGap);
  useEffect(() => {
    let source: EventSource | null = null;
    let timer: number | undefined;
    const open = () => {
      source = new EventSource('/api/v1/jobs/events');
      source.addEventListener('document', (message) => receive(message as MessageEvent<string>));
      source.addEventListener('error', () => {
        if (source?.readyState !== EventSource.CLOSED) return;
        timer = window.setTimeout(() => {
          tellGap();
          open();
        }, PAUSE);
      });
    };
    open();
    return () => {
      window.clearTimeout(timer);
      source?.close();
    };
  }, []);
}
