import { useQuery } from '@tanstack/react-query';
import { History, Search, X } from 'lucide-react';
import { useId, useState, type KeyboardEvent, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/Button';
import { IconButton } from '@/components/IconButton';
import type { SuggestionView } from '@/api/types';
import { completion, putSuggestion, typedSoFar } from './putSuggestion';
import { suggestQuery } from './suggestQuery';
import { useLater } from './useLater';
import { wordAtCaret } from './wordAtCaret';
import './SearchBox.css';

/** Each completion is a logged question, so it waits until the typing pauses; in milliseconds. */
const PAUSE = 250;

interface Props {
  readonly question: string;
  readonly placeholder: string;
  readonly onAsk: (question: string) => void;
  readonly field: RefObject<HTMLInputElement | null>;
}

/** The search field with completions (ARIA combobox with a list). */
export function SearchBox({ question, placeholder, onAsk, field }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const [text, setText] = useState(question);
  const [caret, setCaret] = useState(question.length);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const place = wordAtCaret(text, caret);
  const typed = place === null ? '' : typedSoFar(text, place);
  const beginning = useLater(open ? typed : '', PAUSE);
  const { data: suggestions = [] } = useQuery(suggestQuery(beginning));
  const shown = open && place !== null && beginning === typed && suggestions.length > 0;

  const ask = () => {
    setOpen(false);
    setActive(-1);
    onAsk(text.trim());
  };
  const take = (suggestion: SuggestionView | undefined) => {
    if (place === null || suggestion === undefined) return;
    // An own question is a whole one and stands instead of what was typed.
    const put =
      suggestion.kind === 'question'
        ? { query: suggestion.text, caret: suggestion.text.length }
        : putSuggestion(text, place, completion(text, place, suggestion.text));
    setText(put.query);
    setCaret(put.caret);
    setOpen(false);
    setActive(-1);
    field.current?.focus();
  };
  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && shown) {
      event.preventDefault();
      // Beyond either end no suggestion is chosen and what was typed stands again.
      setActive(((active + step + 1 + suggestions.length + 1) % (suggestions.length + 1)) - 1);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      if (shown) setOpen(false);
      else field.current?.blur();
    } else if (event.key === 'Enter' && shown && active >= 0) {
      event.preventDefault();
      take(suggestions[active]);
    }
  };
  return (
    <form
      className="wb-searchbox"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        ask();
      }}
    >
      <div className="wb-searchbox__field">
        <Search className="wb-searchbox__glass" aria-hidden="true" />
        <input
          ref={field}
          className="wb-input wb-searchbox__input"
          type="text"
          role="combobox"
          aria-label={t('search.field')}
          aria-keyshortcuts="/"
          aria-autocomplete="list"
          aria-expanded={shown}
          aria-controls={`${id}-list`}
          aria-activedescendant={shown && active >= 0 ? `${id}-${active}` : undefined}
          autoComplete="off"
          spellCheck={false}
          maxLength={2000}
          placeholder={placeholder}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setCaret(event.target.selectionStart ?? event.target.value.length);
            setOpen(true);
            setActive(-1);
          }}
          onKeyDown={onKey}
          onBlur={() => setOpen(false)}
        />
        {text !== '' && (
          <IconButton
            icon={X}
            className="wb-searchbox__clear"
            label={t('search.clear')}
            onClick={() => {
              setText('');
              setCaret(0);
              field.current?.focus();
            }}
          />
        )}
        <ul
          className="wb-searchbox__list"
          role="listbox"
          id={`${id}-list`}
          aria-label={t('search.suggestions')}
          hidden={!shown}
        >
          {shown &&
            suggestions.map((suggestion, at) => (
              <li
                key={`${suggestion.kind} ${suggestion.text}`}
                id={`${id}-${at}`}
                role="option"
                aria-selected={at === active}
                // Before the field loses the focus, which would close the list under the pointer.
                onPointerDown={(event) => {
                  event.preventDefault();
                  take(suggestion);
                }}
              >
                <span className="wb-searchbox__text">
                  {suggestion.kind === 'question' && <History aria-hidden="true" />}
                  {suggestion.text}
                </span>
                <span className="wb-searchbox__kind">
                  {t(`search.suggestionKinds.${suggestion.kind}`)}
                  {suggestion.kind !== 'question' && ` · ${t('search.inDocuments', { count: suggestion.count })}`}
                </span>
              </li>
            ))}
        </ul>
      </div>
      <Button type="submit" look="primary">
        {t('search.submit')}
      </Button>
    </form>
  );
}
