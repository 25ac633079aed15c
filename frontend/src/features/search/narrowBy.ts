/** A question that must also hold a word; brackets keep alternatives together. */
export function narrowBy(question: string, word: string): string {
  const written = /[\s"():*~]/.test(word) ? `"${word.replaceAll('"', '')}"` : word;
  if (question === '') return written;
  const whole = /(^|\s)(OR|ODER)\s/.test(question) ? `(${question})` : question;
  return `${whole} AND ${written}`;
}
