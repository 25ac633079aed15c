export interface PlacedWord {
  readonly start: number;
  readonly end: number;
}

export interface Stretch extends PlacedWord {
  readonly text: string;
}

/**
 * From the first to the last word of the printed line that a word stands on.
 *
 * Places are code points of the page's text, as the service counts them, not UTF-16 units.
 */
export function lineOf(text: string, words: readonly PlacedWord[], word: PlacedWord): Stretch {
  const signs = Array.from(text);
  const begin = word.start === 0 ? 0 : signs.lastIndexOf('\n', word.start - 1) + 1;
  const next = signs.indexOf('\n', word.end);
  const stop = next < 0 ? signs.length : next;
  const inside = words.filter((one) => one.start >= begin && one.end <= stop);
  const start = Math.min(word.start, ...inside.map((one) => one.start));
  const end = Math.max(word.end, ...inside.map((one) => one.end));
  return { start, end, text: signs.slice(start, end).join('') };
}
