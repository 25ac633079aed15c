export interface Piece {
  readonly text: string;
  /** Which of the ranges the piece belongs to; null outside of all. */
  readonly range: number | null;
}

/**
 * Cuts a text at the given ranges, so that the pieces inside can be drawn apart.
 *
 * Ranges are start and end in code points, as the service counts them, in any order; they may overlap or reach
 * beyond the text. What two ranges share goes to the one that starts first. Empty pieces are left out.
 */
export function splitByRanges(text: string, ranges: readonly (readonly number[])[]): Piece[] {
  const points = Array.from(text);
  const pieces: Piece[] = [];
  let at = 0;
  const add = (end: number, range: number | null) => {
    const stop = Math.min(end, points.length);
    if (stop > at) pieces.push({ text: points.slice(at, stop).join(''), range });
    at = Math.max(at, stop);
  };
  const inOrder = [...ranges.entries()].sort(([, [a = 0]], [, [b = 0]]) => a - b);
  for (const [range, [start = 0, end = 0]] of inOrder) {
    add(start, null);
    add(end, range);
  }
  add(points.length, null);
  return pieces;
}
