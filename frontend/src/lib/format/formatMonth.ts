/** A month such as `2026-04` as the language writes it (`April 2026`); anything else is returned as it is. */
export function formatMonth(month: string, language: string): string {
  const parts = /^(\d{4})-(\d{2})$/.exec(month);
  if (parts === null) return month;
  const date = new Date(Date.UTC(Number(parts[1]), Number(parts[2]) - 1, 1));
  return new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(date);
}
