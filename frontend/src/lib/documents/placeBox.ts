export interface Place {
  readonly left: string;
  readonly top: string;
  readonly width: string;
  readonly height: string;
}

/**
 * Where a box lies on a page, as shares of the page, so that it holds at each zoom.
 *
 * Box and size are in pixels of the page image. The box is widened by `margin` pixels on each side, so that a mark
 * goes round the letters and not through them.
 */
export function placeBox(box: readonly number[], size: { width: number; height: number }, margin = 0): Place {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = box;
  const share = (pixels: number, whole: number) => `${((pixels / whole) * 100).toFixed(4)}%`;
  return {
    left: share(x0 - margin, size.width),
    top: share(y0 - margin, size.height),
    width: share(x1 - x0 + 2 * margin, size.width),
    height: share(y1 - y0 + 2 * margin, size.height),
  };
}
