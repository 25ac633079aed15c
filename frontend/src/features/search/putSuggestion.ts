import type { WordPlace } from './wordAtCaret';

/** The query with a word completed, and where the caret goes: behind the word and one blank. */
export function putSuggestion(query: string, place: WordPlace, suggestion: string): { query: string; caret: number } {
  const whole = /\s/.test(suggestion) ? `"${suggestion}"` : suggestion;
  const before = query.slice(0, place.start) + whole;
  const after = query.slice(place.end).replace(/^\s+/, '');
  return { query: `${before} ${after}`, caret: before.length + 1 };
}
