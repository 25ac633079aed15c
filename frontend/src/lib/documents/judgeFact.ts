/**
 * How far a recognised fact can be trusted.
 *
 * A labelled field or a subject line gives .85 and more; a letterhead or a heading about .6; below .5 it is a guess
 * from the running text that somebody should look at.
 */
export function judgeFact(confidence: number): 'sure' | 'likely' | 'doubtful' {
  if (confidence >= 0.8) return 'sure';
  return confidence >= 0.5 ? 'likely' : 'doubtful';
}
