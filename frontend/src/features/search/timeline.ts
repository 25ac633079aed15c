import { fillMonths, type MonthCount } from './fillMonths';
import { monthRange } from './monthRange';

export interface Bar {
  /** `2026-04` or `2026` */
  readonly period: string;
  readonly count: number;
  /** First and last day, ISO. */
  readonly from: string;
  readonly to: string;
}

/** Months that still can be told apart and hit in the narrow column of filters; what spans more is shown in years. */
export const MOST_MONTHS = 36;

/**
 * Documents over time, oldest first: by month, or by year where the months are too many.
 *
 * Of many years, a chosen stretch that is short enough is shown by month, each of its years whole.
 *
 * @param facet Counts by month; values that are no months, such as that of documents without a date, are left out.
 */
export function timeline(
  facet: readonly { value: string; count: number }[],
  chosen: { readonly from?: string | undefined; readonly to?: string | undefined },
): readonly Bar[] {
  const months = fillMonths(facet);
  if (months.length <= MOST_MONTHS) return months.map(barOfMonth);
  const first = (chosen.from ?? months[0]?.month ?? '').slice(0, 4);
  const last = (chosen.to ?? months.at(-1)?.month ?? '').slice(0, 4);
  const within = months.filter(({ month }) => month.slice(0, 4) >= first && month.slice(0, 4) <= last);
  return within.length > 0 && within.length <= MOST_MONTHS ? within.map(barOfMonth) : byYear(months);
}

function barOfMonth({ month, count }: MonthCount): Bar {
  const { date_from, date_to } = monthRange(month);
  return { period: month, count, from: date_from, to: date_to };
}

function byYear(months: readonly MonthCount[]): Bar[] {
  const years = new Map<string, number>();
  for (const { month, count } of months) {
    const year = month.slice(0, 4);
    years.set(year, (years.get(year) ?? 0) + count);
  }
  return [...years].map(([period, count]) => ({ period, count, from: `${period}-01-01`, to: `${period}-12-31` }));
}
