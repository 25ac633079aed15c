export interface LayeredPiece {
  readonly text: string;
  /** For each layer which of its ranges covers the piece; null where none does. */
  readonly ranges: readonly (number | null)[];
}

/**
 * Cuts a text so that several kinds of places can be drawn over one another.
 *
 * Each layer is a list of ranges, start and end in code points as the service counts them; a range may reach beyond
 * the text. Where ranges of one layer overlap, the first of the list covers the piece.
 */
export function splitByLayers(
  text: string,
  layers: readonly (readonly (readonly number[])[])[],
): readonly LayeredPiece[] {
  const points = Array.from(text);
  const cuts = new Set([0, points.length]);
  for (const point of layers.flat(2)) if (point > 0 && point < points.length) cuts.add(point);
  const inOrder = [...cuts].sort((a, b) => a - b);
  return inOrder.slice(0, -1).map((start, place) => ({
    text: points.slice(start, inOrder[place + 1]).join(''),
    ranges: layers.map((ranges) => {
      const found = ranges.findIndex(([from = 0, to = 0]) => from <= start && start < to);
      return found === -1 ? null : found;
    }),
  }));
}
