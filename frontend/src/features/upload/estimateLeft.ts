/** Below so many finished files the pace says nothing yet. */
const FEWEST = 3;

/**
 * Minutes until the rest is done if it goes on at the same pace, at least 1.
 *
 * Answers null while the pace cannot be told or nothing is left. `elapsed` is in milliseconds.
 */
export function estimateLeft(done: number, left: number, elapsed: number): number | null {
  if (done < FEWEST || left === 0 || elapsed <= 0) return null;
  return Math.max(1, Math.round(((elapsed / done) * left) / 60_000));
}
