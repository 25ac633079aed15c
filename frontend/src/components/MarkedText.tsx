import { splitByRanges } from '@/lib/text/splitByRanges';

interface Props {
  readonly text: string;
  /** Start and end of each marked place, in code points. */
  readonly ranges: readonly (readonly number[])[];
}

/** A text with its matched places marked. */
export function MarkedText({ text, ranges }: Props) {
  return splitByRanges(text, ranges).map((piece, place) =>
    piece.range !== null ? (
      <mark key={place} className="wb-mark">
        {piece.text}
      </mark>
    ) : (
      piece.text
    ),
  );
}
