/**
 * The place that comes next in a list of places, going round at both ends.
 *
 * `pages` holds the page of each place in reading order. Without a current place the search starts from `page`.
 * Answers null when there are no places.
 */
export function stepMatch(pages: readonly number[], current: number | null, page: number, by: 1 | -1): number | null {
  if (pages.length === 0) return null;
  if (current !== null) return (current + by + pages.length) % pages.length;
  if (by === 1) {
    const after = pages.findIndex((one) => one >= page);
    return after === -1 ? 0 : after;
  }
  const before = pages.findLastIndex((one) => one <= page);
  return before === -1 ? pages.length - 1 : before;
}
