/** A query string with its question mark, or an empty one; what is undefined, empty or an object is left out. */
export function writeQuery(parts: Record<string, unknown>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parts)) {
    for (const one of Array.isArray(value) ? (value as unknown[]) : [value]) {
      if (typeof one === 'number' || (typeof one === 'string' && one !== '')) query.append(name, String(one));
    }
  }
  const written = query.toString();
  return written === '' ? '' : `?${written}`;
}
