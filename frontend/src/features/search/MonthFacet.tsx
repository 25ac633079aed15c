import { useTranslation } from 'react-i18next';
import type { FacetValue } from '@/api/types';
import { omit } from '@/lib/object/omit';
import { Timeline } from './Timeline';
import { timeline } from './timeline';

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

/** Documents over time as bars to choose a stretch from, and the same stretch as two dates. */
export function MonthFacet({ values, from, to, onRange }: Props) {
  const { t } = useTranslation();
  const bars = timeline(values, { from, to });
  const setEnd = (end: 'date_from' | 'date_to', day: string) => {
    const range: Range = { ...(from !== undefined && { date_from: from }), ...(to !== undefined && { date_to: to }) };
    onRange(day === '' ? omit(range, end) : { ...range, [end]: day });
  };
  return (
    <fieldset className="wb-facet">
      <legend>{t('search.facets.date')}</legend>
      {bars.length > 1 && (
        <Timeline
          bars={bars}
          from={from}
          to={to}
          onStretch={(stretch) => onRange(stretch === null ? {} : { date_from: stretch.from, date_to: stretch.to })}
        />
      )}
      <div className="wb-months__range">
        <label htmlFor="date-from">{t('search.from')}</label>
        <input
          id="date-from"
          className="wb-input"
          type="date"
          value={from ?? ''}
          max={to}
          onChange={(event) => setEnd('date_from', event.target.value)}
        />
        <label htmlFor="date-to">{t('search.to')}</label>
        <input
          id="date-to"
          className="wb-input"
          type="date"
          value={to ?? ''}
          min={from}
          onChange={(event) => setEnd('date_to', event.target.value)}
        />
      </div>
    </fieldset>
  );
}
