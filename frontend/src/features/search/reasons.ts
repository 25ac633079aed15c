import type { How } from '@/api/types';

export interface Reason {
  readonly how: How['how'];
  /** The word of the question, where it differs from what stands on the page; else null. */
  readonly term: string | null;
  /** Words as they stand on the page, each once, the weightiest first. */
  readonly words: readonly string[];
  /** Part of what all words of the question weigh together, 0 to 1. */
  readonly share: number;
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
];

/** Ways of matching in which the page says what was asked, only spelled or inflected otherwise. */
const PLAIN: readonly How['how'][] = ['identifier', 'phrase', 'exact', 'form'];

/**
 * Why a document is a hit by its words, gathered by the kind of match; plain matches of the word itself come first.
 *
 * What matched by meaning is no word and is left out: the hit shows that sentence whole.
 */
export function reasons(how: readonly How[]): Reason[] {
  const byWord = how.filter((one) => one.how !== 'meaning').sort((one, other) => other.weight - one.weight);
  const whole = byWord.reduce((sum, { weight }) => sum + weight, 0);
  const found = new Map<string, { how: How['how']; term: string | null; words: Set<string>; weight: number }>();
  for (const one of byWord) {
    const term = PLAIN.includes(one.how) ? null : one.term;
    const reason = found.get(`${one.how} ${term}`) ?? { how: one.how, term, words: new Set<string>(), weight: 0 };
    reason.words.add(one.word);
    reason.weight += one.weight;
    found.set(`${one.how} ${term}`, reason);
  }
  return [...found.values()]
    .sort((one, other) => ORDER.indexOf(one.how) - ORDER.indexOf(other.how))
    .map(({ weight, words, ...reason }) => ({ ...reason, words: [...words], share: whole > 0 ? weight / whole : 0 }));
}
