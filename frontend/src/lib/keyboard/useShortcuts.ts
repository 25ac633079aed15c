import { useEffect, useEffectEvent } from 'react';
import { useSetting } from '@/lib/settings/settings';
import { isTyping } from './isTyping';

/**
 * Calls the action of a single key while nobody is typing and no dialog is open.
 *
 * Single letters can be switched off (WCAG 2.1.4), since they get in the way of speech input; Escape and the like stay.
 */
export function useShortcuts(actions: Readonly<Record<string, (() => void) | undefined>>): void {
  const lettersOn = useSetting('shortcuts') === 'on';
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const action = actions[event.key];
    if (action === undefined || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key.length === 1 && !lettersOn) return;
    if (isTyping(event.target as HTMLElement | null) || document.querySelector('dialog[open]') !== null) return;
    // A focused button or link keeps its own Enter.
    if (event.key === 'Enter' && (event.target as HTMLElement).closest('a, button, summary') !== null) return;
    event.preventDefault();
    action();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
}
