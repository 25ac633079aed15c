/** A stretch of a page's text, in characters. */
export interface PageStretch {
  readonly page: number;
  readonly start: number;
  readonly end: number;
}

/** How a stretch stands in an address: `2.120.135`. */
export function writeStretch({ page, start, end }: PageStretch): string {
  return `${page}.${start}.${end}`;
}

/** Reads what `writeStretch` wrote; null for anything else. */
export function readStretch(written: string | undefined): PageStretch | null {
  const parts = /^([1-9]\d{0,5})\.(\d{1,7})\.(\d{1,7})$/.exec(written ?? '');
  if (parts === null) return null;
  const [page = 0, start = 0, end = 0] = parts.slice(1).map(Number);
  return start < end ? { page, start, end } : null;
}
