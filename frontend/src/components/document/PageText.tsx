import { Fragment, useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MentionView } from '@/api/types';
import { TextMention } from '@/components/entity/TextMention';
import { splitByLayers, type LayeredPiece } from '@/lib/text/splitByLayers';
import type { Place } from '@/lib/documents/withAnswers';
import './PageText.css';

interface Props {
  readonly text: string;
  readonly page: number;
  /** Matches on this page. */
  readonly matches: readonly Place[];
  readonly current: Place | null;
  readonly mentions: readonly MentionView[];
  /** The entity whose mentions stand out. */
  readonly wanted: string | undefined;
}

/** The text of a page with the places found and the mentions marked. */
export function PageText({ text, page, matches, current, mentions, wanted }: Props) {
  const { t } = useTranslation();
  const pane = useRef<HTMLDivElement>(null);
  useEffect(() => {
    pane.current?.querySelector('[data-current], [data-wanted]')?.scrollIntoView({ block: 'center' });
  }, [current, wanted]);
  const sentences = matches.filter(({ how }) => how === 'meaning');
  const words = matches.filter(({ how }) => how !== 'meaning');
  const place = ({ start, end }: { start: number; end: number }) => [start, end];
  const pieces = splitByLayers(text, [mentions.map(place), sentences.map(place), words.map(place)]);

  const draw = ({ text: piece, ranges: [, sentence, word] }: LayeredPiece): ReactNode => {
    const found = word == null ? piece : <Mark current={words[word] === current}>{piece}</Mark>;
    if (sentence == null) return found;
    return (
      <Mark meaning current={sentences[sentence] === current}>
        {found}
      </Mark>
    );
  };
  return (
    <div className="wb-text" ref={pane} tabIndex={0} role="group" aria-label={t('viewer.textOfPage', { page })}>
      {text.trim() === '' ? (
        <p className="wb-muted">{t('viewer.noText')}</p>
      ) : (
        <div className="wb-text__sheet">
          {runs(pieces).map(({ range, pieces: inside, key }) => {
            const drawn = inside.map((piece, number) => <Fragment key={number}>{draw(piece)}</Fragment>);
            const mention = range === null ? undefined : mentions[range];
            if (mention === undefined) return <Fragment key={key}>{drawn}</Fragment>;
            return (
              <TextMention key={key} mention={mention} wanted={mention.entity_id === wanted}>
                {drawn}
              </TextMention>
            );
          })}
        </div>
      )}
    </div>
  );
}

interface MarkProps {
  readonly current: boolean;
  readonly meaning?: boolean;
  readonly children: ReactNode;
}

function Mark({ current, meaning = false, children }: MarkProps) {
  return (
    <mark className={meaning ? 'wb-mark wb-mark--meaning' : 'wb-mark'} data-current={current || undefined}>
      {children}
    </mark>
  );
}

interface Run {
  readonly key: number;
  readonly range: number | null;
  readonly pieces: LayeredPiece[];
}

/** Pieces that follow one another under the same mention, so that each mention is one link. */
function runs(pieces: readonly LayeredPiece[]): Run[] {
  const found: Run[] = [];
  for (const piece of pieces) {
    const range = piece.ranges[0] ?? null;
    const last = found.at(-1);
    if (last?.range === range) last.pieces.push(piece);
    else found.push({ key: found.length, range, pieces: [piece] });
  }
  return found;
}
