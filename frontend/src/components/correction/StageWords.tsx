import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { WordView } from '@/api/types';
import { placeBox } from '@/lib/documents/placeBox';
import './StageWords.css';

/** Buttons go this far round a word, as a share of the page's width. */
const MARGIN = 0.0015;

interface Props {
  readonly words: readonly WordView[];
  readonly size: { readonly width: number; readonly height: number };
  readonly onWord: (word: WordView) => void;
}

/** Every word on the image of a page as a button; one of them is reached by Tab, the others by the arrow keys. */
export function StageWords({ words, size, onWord }: Props) {
  const { t } = useTranslation();
  const group = useRef<HTMLDivElement>(null);
  const [reached, setReached] = useState(0);
  const walk = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -words.length, End: words.length }[
      event.key
    ];
    if (step === undefined) return;
    event.preventDefault();
    const next = Math.min(words.length - 1, Math.max(0, reached + step));
    setReached(next);
    group.current?.querySelectorAll('button')[next]?.focus();
  };
  return (
    <div ref={group} role="group" aria-label={t('correction.words')} onKeyDown={walk}>
      {words.map((word, place) => (
        <button
          key={word.start}
          type="button"
          className="wb-stage-word"
          tabIndex={place === reached ? 0 : -1}
          style={placeBox(word.box, size, size.width * MARGIN)}
          aria-label={t('correction.correctWord', { word: word.text })}
          title={word.text}
          onFocus={() => setReached(place)}
          onClick={() => onWord(word)}
        />
      ))}
    </div>
  );
}
