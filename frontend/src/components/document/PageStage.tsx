import { useEffect, useRef, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { MentionView, WordView } from '@/api/types';
import { StageWords } from '@/components/correction/StageWords';
import { StageMentions } from '@/components/entity/StageMentions';
import { joinLines } from '@/lib/documents/joinLines';
import { placeBox } from '@/lib/documents/placeBox';
import type { Place } from '@/lib/documents/withAnswers';
import './PageStage.css';

/** Marks go this far round a word, as a share of the page's width: about a millimetre on A4. */
const MARGIN = 0.003;

/** Words read with less than this confidence are shaded when asked for. */
const DOUBTFUL_BELOW = 0.6;

interface Size {
  readonly width: number;
  readonly height: number;
}

export interface StageMatch {
  readonly match: Place;
  readonly current: boolean;
}

interface Props {
  readonly image: Blob | undefined;
  /** Pixels of the page image; all boxes are measured in them. */
  readonly size: Size;
  readonly page: number;
  readonly matches: readonly StageMatch[];
  /** Words whose doubtful ones are shaded; none are when empty. */
  readonly words: readonly WordView[];
  readonly mentions: readonly MentionView[];
  /** The entity whose mentions stand out. */
  readonly wanted: string | undefined;
  /** Width of the page in widths of the pane, or of a comfortable column where the pane is wider. */
  readonly zoom: number;
  /** Given while words are corrected: each word is a button then. */
  readonly onWord: ((word: WordView) => void) | undefined;
  /** All words of the page, to be corrected. */
  readonly correctable: readonly WordView[];
}

/** A page as it was read, with marks over what was found and lines under what is mentioned. */
export function PageStage({ image, size, page, matches, words, mentions, wanted, zoom, onWord, correctable }: Props) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  useCurrentInView(scroller, matches.find(({ current }) => current)?.match ?? wanted, zoom);
  return (
    <div className="wb-stage" ref={scroller} tabIndex={0} role="group" aria-label={t('viewer.imageOfPage', { page })}>
      <div
        className="wb-stage__page"
        style={{ inlineSize: `calc(min(100%, 62rem) * ${zoom})`, aspectRatio: `${size.width} / ${size.height}` }}
      >
        {image !== undefined ? (
          <PageImage image={image} description={t('viewer.imageOfPage', { page })} />
        ) : (
          <p className="wb-stage__loading" role="status">
            {t('viewer.loadingImage')}
          </p>
        )}
        {words
          .filter(({ confidence }) => confidence < DOUBTFUL_BELOW)
          .map((word, place) => (
            <span
              key={place}
              className="wb-stage__doubt"
              style={placeBox(word.box, size)}
              title={t('viewer.doubtfulWord', { word: word.text })}
            />
          ))}
        {matches.flatMap(({ match, current }, place) =>
          // A sentence is one band for each line; a word is marked by itself.
          (match.how === 'meaning' ? joinLines(match.boxes) : match.boxes).map((box, part) => (
            <span
              key={`${place}-${part}`}
              className="wb-stage__mark"
              data-current={current || undefined}
              data-how={match.how}
              data-term={match.term}
              style={placeBox(box, size, size.width * MARGIN)}
            />
          )),
        )}
        <StageMentions mentions={mentions} size={size} wanted={wanted} />
        {onWord !== undefined && <StageWords words={correctable} size={size} onWord={onWord} />}
      </div>
    </div>
  );
}

function PageImage({ image, description }: { readonly image: Blob; readonly description: string }) {
  const showImage = (element: HTMLImageElement | null) => {
    if (element === null) return undefined;
    const address = URL.createObjectURL(image);
    element.src = address;
    return () => URL.revokeObjectURL(address);
  };
  return <img className="wb-stage__image" alt={description} ref={showImage} />;
}

/** Brings the current mark, or else the first wanted mention, to the middle of the pane whenever it changes. */
function useCurrentInView(
  scroller: RefObject<HTMLDivElement | null>,
  current: Place | string | undefined,
  zoom: number,
): void {
  useEffect(() => {
    const pane = scroller.current;
    const mark =
      pane?.querySelector('[data-current]') ?? pane?.querySelector('.wb-mention[data-wanted] .wb-mention-box');
    if (pane == null || mark == null) return;
    const frame = pane.getBoundingClientRect();
    const place = mark.getBoundingClientRect();
    if (pane.scrollHeight > pane.clientHeight + 1 || pane.scrollWidth > pane.clientWidth + 1) {
      pane.scrollBy({
        top: place.top - frame.top - frame.height / 3,
        left: place.left + place.width / 2 - frame.left - frame.width / 2,
      });
    } else {
      mark.scrollIntoView({ block: 'nearest' });
    }
  }, [scroller, current, zoom]);
}
