/** How many documents a logged deed gave back or opened; null where that is no question. */
export function countReturned(subject: Readonly<Record<string, unknown>>): number | null {
  if (Array.isArray(subject.documents)) return subject.documents.length;
  return typeof subject.document === 'string' ? 1 : null;
}
