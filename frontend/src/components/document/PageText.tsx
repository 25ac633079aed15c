import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { MatchView } from '@/api/types';
import { splitByRanges } from '@/lib/text/splitByRanges';
import './PageText.css';

interface Props {
  readonly text: string;
  readonly page: number;
  /** Matches on this page. */
  readonly matches: readonly MatchView[];
  readonly current: MatchView | null;
}

/** The text of a page with the places found marked. */
export function PageText({ text, page, matches, current }: Props) {
  const { t } = useTranslation();
  const pane = useRef<HTMLDivElement>(null);
  useEffect(() => {
    pane.current?.querySelector('[data-current]')?.scrollIntoView({ block: 'center' });
  }, [current]);
  const pieces = splitByRanges(
    text,
    matches.map(({ start, end }) => [start, end]),
  );
  return (
    <div className="wb-text" ref={pane} tabIndex={0} role="group" aria-label={t('viewer.textOfPage', { page })}>
      {text.trim() === '' ? (
        <p className="wb-muted">{t('viewer.noText')}</p>
      ) : (
        <div className="wb-text__sheet">
          {pieces.map((piece, place) =>
            piece.range === null ? (
              piece.text
            ) : (
              <mark key={place} className="wb-mark" data-current={matches[piece.range] === current || undefined}>
                {piece.text}
              </mark>
            ),
          )}
        </div>
      )}
    </div>
  );
}
