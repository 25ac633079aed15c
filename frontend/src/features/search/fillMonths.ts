export interface MonthCount {
  /** `2026-04` */
  readonly month: string;
  readonly count: number;
}

/** Forty years, whose bars still fit side by side; a misread date must not make hundreds. Earlier months are left out. */
const MOST = 480;

/** The months from the first to the last that holds documents, with those between that hold none, oldest first. */
export function fillMonths(facet: readonly { value: string; count: number }[]): MonthCount[] {
  const counts = new Map(
    facet.filter(({ value }) => /^\d{4}-\d{2}/.test(value)).map(({ value, count }) => [value.slice(0, 7), count]),
  );
  const months = [...counts.keys()].sort();
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return [];
  const from = Math.max(indexOf(first), indexOf(last) - MOST + 1);
  return Array.from({ length: indexOf(last) - from + 1 }, (_, step) => {
    const month = monthAt(from + step);
    return { month, count: counts.get(month) ?? 0 };
  });
}

function indexOf(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
}

function monthAt(index: number): string {
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
}
