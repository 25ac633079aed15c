import { useId, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMonth } from '@/lib/format/formatMonth';
import { stretchOf, type Stretch } from './stretchOf';
import type { Bar } from './timeline';

interface Props {
  readonly bars: readonly Bar[];
  /** The chosen stretch, ISO days; undefined where it is open. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** Null: no stretch any more. */
  readonly onStretch: (stretch: Stretch | null) => void;
}

/**
 * Bars of which one or a row is chosen: by a click, by drawing over them, or by the keyboard.
 *
 * With the shift key a click or Enter reaches from what is chosen to the bar; a click on the only chosen bar frees all.
 */
export function Timeline({ bars, from, to, onStretch }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const nameOf = useBarName();
  const [drawn, setDrawn] = useState<readonly [number, number] | null>(null);
  const [shown, setShown] = useState<Bar | null>(null);
  const most = Math.max(...bars.map(({ count }) => count));
  const narrowed = from !== undefined || to !== undefined;
  const isChosen = (bar: Bar, place: number) => {
    if (drawn !== null) return place >= Math.min(...drawn) && place <= Math.max(...drawn);
    return narrowed && (from ?? '') <= bar.to && (to ?? '9') >= bar.from;
  };
  const choose = (bar: Bar, extends_: boolean) => {
    if (extends_ && narrowed) onStretch({ from: least(from, bar.from), to: greatest(to, bar.to) });
    else onStretch(from === bar.from && to === bar.to ? null : { from: bar.from, to: bar.to });
  };
  const finish = () => {
    setDrawn(null);
    // A press and release on one bar is a click of its button.
    if (drawn !== null && drawn[0] !== drawn[1]) onStretch(stretchOf(bars, ...drawn));
  };
  return (
    <div>
      <div
        className="wb-months"
        role="group"
        aria-label={t('search.months')}
        aria-describedby={id}
        title={t('search.monthsHint')}
        onKeyDown={walk}
        onPointerUp={finish}
        onPointerLeave={() => {
          setDrawn(null);
          setShown(null);
        }}
      >
        {bars.map((bar, place) => (
          <button
            key={bar.period}
            type="button"
            className="wb-months__month"
            // One stop for the tab key; inside, the arrow keys walk.
            tabIndex={place === 0 ? 0 : -1}
            aria-pressed={isChosen(bar, place)}
            aria-label={nameOf(bar)}
            onPointerDown={(event) => {
              // Touch would keep all further events on this bar.
              event.currentTarget.releasePointerCapture(event.pointerId);
              if (event.button === 0 && !event.shiftKey) setDrawn([place, place]);
            }}
            onPointerEnter={() => {
              setShown(bar);
              if (drawn !== null) setDrawn([drawn[0], place]);
            }}
            onFocus={() => setShown(bar)}
            onBlur={() => setShown(null)}
            onClick={(event) => choose(bar, event.shiftKey)}
          >
            <i style={{ blockSize: bar.count === 0 ? '1px' : `${8 + (bar.count / most) * 92}%` }} />
          </button>
        ))}
      </div>
      <span className="kern-sr-only" id={id}>
        {t('search.monthsHint')}
      </span>
      <div className="wb-months__ends" aria-hidden="true">
        {shown === null ? (
          <>
            <span>{short(bars[0]?.period)}</span>
            <span>{short(bars.at(-1)?.period)}</span>
          </>
        ) : (
          <span>{nameOf(shown)}</span>
        )}
      </div>
    </div>
  );
}

function useBarName(): (bar: Bar) => string {
  const { t, i18n } = useTranslation();
  return ({ period, count }) => t('search.monthCount', { month: formatMonth(period, i18n.language), count });
}

function walk(event: KeyboardEvent): void {
  const by = { ArrowRight: 'nextElementSibling', ArrowLeft: 'previousElementSibling' } as const;
  const next = event.key === 'ArrowRight' || event.key === 'ArrowLeft' ? document.activeElement?.[by[event.key]] : null;
  if (!(next instanceof HTMLElement)) return;
  event.preventDefault();
  next.focus();
}

function least(day: string | undefined, other: string): string {
  return day !== undefined && day < other ? day : other;
}

function greatest(day: string | undefined, other: string): string {
  return day !== undefined && day > other ? day : other;
}

/** `2026-04` as `04/2026`; a year as it is. */
function short(period = ''): string {
  return period.length === 4 ? period : `${period.slice(5)}/${period.slice(0, 4)}`;
}
