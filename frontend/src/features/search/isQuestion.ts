/** Words that begin a question in German or English, as they are spelled in small letters. */
const BEGINNINGS =
  /^(wer|wem|wen|wessen|was|wann|wo|wohin|woher|womit|wodurch|wie|wieviele?|welche[rsnm]?|who|whom|whose|what|when|where|which|how)\s+\S+/u;

/** Whether a text asks something that a sentence could answer, rather than naming what it looks for. */
export function isQuestion(text: string): boolean {
  const asked = text.trim();
  return /\S\s*\?$/.test(asked) || BEGINNINGS.test(asked.toLowerCase());
}
