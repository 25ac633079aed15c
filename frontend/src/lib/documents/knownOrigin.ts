/** What a fact can have been read from. */
export const ORIGINS = [
  'subject_line',
  'letterhead',
  'labelled_field',
  'heading',
  'text',
  'mail_header',
  'email_header',
  'file_format',
  'newest_day',
] as const;

export type Origin = (typeof ORIGINS)[number];

/** The origin of that name; null for one that this page does not know yet. */
export function knownOrigin(name: string): Origin | null {
  return ORIGINS.find((origin) => origin === name) ?? null;
}
