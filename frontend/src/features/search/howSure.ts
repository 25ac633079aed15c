export type Sureness = 'high' | 'middle' | 'low';

/** In which words a confidence between 0 and 1 is told: of ten such answers eight, about six, or fewer are right. */
export function howSure(confidence: number): Sureness {
  if (confidence >= 0.7) return 'high';
  return confidence >= 0.5 ? 'middle' : 'low';
}
