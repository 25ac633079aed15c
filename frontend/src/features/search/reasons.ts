import type { How } from '@/api/types';

export interface Reason {
  readonly how: How['how'];
  /** Words as they stand on the page, each once. */
  readonly words: readonly string[];
}

/** From the plainest reason to the loosest; a reader looks at the first ones. */
const ORDER: readonly How['how'][] = [
  'identifier',
  'phrase',
  'exact',
  'form',
  'synonym',
  'part',
  'prefix',
  'sound',
  'fuzzy',
  'misread',
  'meaning',
];

/** Why a document is a hit, gathered by the kind of match; plain matches of the word itself come first. */
export function reasons(how: readonly How[]): Reason[] {
  return ORDER.map((kind) => ({
    how: kind,
    words: [...new Set(how.filter((one) => one.how === kind).map((one) => one.word))],
  })).filter(({ words }) => words.length > 0);
}
