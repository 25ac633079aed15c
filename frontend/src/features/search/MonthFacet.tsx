import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { FacetValue } from '@/api/types';
import { formatMonth } from '@/lib/format/formatMonth';
import { omit } from '@/lib/object/omit';
import { fillMonths, type MonthCount } from './fillMonths';
import { monthRange } from './monthRange';

interface Range {
  readonly date_from?: string;
  readonly date_to?: string;
}

interface Props {
  readonly values: readonly FacetValue[];
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly onRange: (range: Range) => void;
}

/** Documents by month as bars, each a button for its month, and the same range as two dates. */
export function MonthFacet({ values, from, to, onRange }: Props) {
  const { t } = useTranslation();
  const months = fillMonths(values);
  const setEnd = (end: 'date_from' | 'date_to', day: string) => {
    const range: Range = { ...(from !== undefined && { date_from: from }), ...(to !== undefined && { date_to: to }) };
    onRange(day === '' ? omit(range, end) : { ...range, [end]: day });
  };
  return (
    <fieldset className="wb-facet">
      <legend>{t('search.facets.date')}</legend>
      {months.length > 1 && <Bars months={months} from={from} to={to} onRange={onRange} />}
      <div className="wb-months__range">
        <label htmlFor="date-from">{t('search.from')}</label>
        <input id="date-from" className="wb-input" type="date" value={from ?? ''} max={to} onChange={(event) => setEnd('date_from', event.target.value)} />
        <label htmlFor="date-to">{t('search.to')}</label>
        <input id="date-to" className="wb-input" type="date" value={to ?? ''} min={from} onChange={(event) => setEnd('date_to', event.target.value)} />
      </div>
    </fieldset>
  );
}

interface BarsProps extends Omit<Props, 'values'> {
  readonly months: readonly MonthCount[];
}

function Bars({ months, from, to, onRange }: BarsProps) {
  const { t, i18n } = useTranslation();
  const most = Math.max(...months.map(({ count }) => count));
  return (
    <div>
      <div className="wb-months" role="group" aria-label={t('search.months')} onKeyDown={walk}>
        {months.map(({ month, count }, place) => {
          const range = monthRange(month);
          const pressed = (from !== undefined || to !== undefined) && (from ?? '') <= range.date_from && (to ?? '9') >= range.date_to;
          const name = t('search.monthCount', { month: formatMonth(month, i18n.language), count });
          return (
            <button
              key={month}
              type="button"
              className="wb-months__month"
              // One stop for the tab key; inside, the arrow keys walk.
              tabIndex={place === 0 ? 0 : -1}
              aria-pressed={pressed}
              aria-label={name}
              title={name}
              onClick={() => onRange(pressed && from === range.date_from && to === range.date_to ? {} : range)}
            >
              <i style={{ blockSize: count === 0 ? '1px' : `${8 + (count / most) * 92}%` }} />
            </button>
          );
        })}
      </div>
      <div className="wb-months__ends" aria-hidden="true">
        <span>{shortMonth(months[0]?.month)}</span>
        <span>{shortMonth(months.at(-1)?.month)}</span>
      </div>
    </div>
  );
}

function walk(event: KeyboardEvent): void {
  const by = { ArrowRight: 'nextElementSibling', ArrowLeft: 'previousElementSibling' } as const;
  const next = event.key === 'ArrowRight' || event.key === 'ArrowLeft' ? document.activeElement?.[by[event.key]] : null;
  if (!(next instanceof HTMLElement)) return;
  event.preventDefault();
  next.focus();
}

function shortMonth(month = ''): string {
  return `${month.slice(5)}/${month.slice(0, 4)}`;
}
