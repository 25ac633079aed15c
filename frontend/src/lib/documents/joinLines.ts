/**
 * The boxes of words in reading order as one box for each printed line.
 *
 * A word that begins left of the one before it begins a new line. Boxes are x0, y0, x1, y1.
 */
export function joinLines(boxes: readonly (readonly number[])[]): number[][] {
  const lines: number[][] = [];
  let before = Infinity;
  for (const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] of boxes) {
    const line = lines.at(-1);
    if (line === undefined || x0 < before) {
      lines.push([x0, y0, x1, y1]);
    } else {
      const [left = 0, top = 0, right = 0, bottom = 0] = line;
      line.splice(0, 4, Math.min(left, x0), Math.min(top, y0), Math.max(right, x1), Math.max(bottom, y1));
    }
    before = x0;
  }
  return lines;
}
