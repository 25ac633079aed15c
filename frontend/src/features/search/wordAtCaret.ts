export interface WordPlace {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The beginning of a word or of a file reference in groups of digits, up to the caret. */
const BEGINNING = /(?:\d[\d./-]*\s)*[^\s"():]+$/u;

/** What stands before the caret and can be completed; null between words, in operators and after a minus alone. */
export function wordAtCaret(query: string, caret: number): WordPlace | null {
  const found = BEGINNING.exec(query.slice(0, caret))?.[0];
  if (found === undefined || /^(AND|OR|NOT|UND|ODER|NICHT)$/.test(found)) return null;
  const text = found.replace(/^[-+]+/, '');
  return text.length < 2 ? null : { start: caret - text.length, end: caret, text };
}
