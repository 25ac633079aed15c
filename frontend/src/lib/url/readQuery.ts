export type RawQuery = Record<string, string | string[]>;

/** The parts of a query string; a name that stands several times becomes a list. */
export function readQuery(query: string): RawQuery {
  const raw: RawQuery = {};
  for (const [name, value] of new URLSearchParams(query)) {
    const before = raw[name];
    raw[name] = before === undefined ? value : [...[before].flat(), value];
  }
  return raw;
}
