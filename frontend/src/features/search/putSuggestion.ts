import type { WordPlace } from './wordAtCaret';

/** The query with a word completed, and where the caret goes: behind the word and one blank. */
export function putSuggestion(query: string, place: WordPlace, suggestion: string): { query: string; caret: number } {
  const whole = /\s/.test(suggestion) ? `"${suggestion}"` : suggestion;
  const before = query.slice(0, place.start) + whole;
  const after = query.slice(place.end).replace(/^\s+/, '');
  return { query: `${before} ${after}`, caret: before.length + 1 };
}

/**
 * What is asked to be gone on with: all that stands before the caret, so that whole earlier questions are found by more
 * than their first word; the word alone where a sign stands right before it.
 */
export function typedSoFar(query: string, place: WordPlace): string {
  const before = query.slice(0, place.start);
  return before === '' || /\s$/.test(before) ? before + place.text : place.text;
}

/** The word that a suggestion puts in place of the one at the caret; the suggestion may repeat what stands before it. */
export function completion(query: string, place: WordPlace, suggestion: string): string {
  const before = query.slice(0, place.start);
  return suggestion.startsWith(before) ? suggestion.slice(before.length) : suggestion;
}
