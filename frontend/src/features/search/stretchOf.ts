import type { Bar } from './timeline';

/** First and last day of a row of bars, ISO. */
export interface Stretch {
  readonly from: string;
  readonly to: string;
}

/** The stretch between two bars, drawn in either direction; null where there is no such bar. */
export function stretchOf(bars: readonly Bar[], one: number, other: number): Stretch | null {
  const first = bars[Math.min(one, other)];
  const last = bars[Math.max(one, other)];
  return first === undefined || last === undefined ? null : { from: first.from, to: last.to };
}
