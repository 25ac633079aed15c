import { useEffect, useEffectEvent, useState } from 'react';
import type { DocumentEvent } from '@/api/types';

/**
 * Follows the progress of documents and says whether the line stands.
 *
 * The browser takes the line up again by itself and names the last event it saw, so nothing is missed in between.
 */
export function useJobEvents(onEvent: (event: DocumentEvent) => void): 'open' | 'waiting' {
  const [line, setLine] = useState<'open' | 'waiting'>('waiting');
  const receive = useEffectEvent((message: MessageEvent<string>) => onEvent(JSON.parse(message.data) as DocumentEvent));
  useEffect(() => {
    const source = new EventSource('/api/v1/jobs/events');
    source.addEventListener('open', () => setLine('open'));
    source.addEventListener('error', () => setLine('waiting'));
    source.addEventListener('document', (message) => receive(message as MessageEvent<string>));
    return () => source.close();
  }, []);
  return line;
}
