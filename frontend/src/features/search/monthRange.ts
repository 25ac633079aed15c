/** First and last day of a month such as `2026-02`, ISO. */
export function monthRange(month: string): { date_from: string; date_to: string } {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const last = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return { date_from: `${month}-01`, date_to: `${month}-${String(last).padStart(2, '0')}` };
}
