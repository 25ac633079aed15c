/** A moment (ISO, UTC) in the reader's own time zone, to the second: `24.11.2026, 10:12:33`. */
export function formatMoment(moment: string, language: string, timeZone?: string): string {
  const date = new Date(moment);
  if (Number.isNaN(date.getTime())) return moment;
  return new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'medium',
    timeZone,
  }).format(date);
}
