import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Mode } from '@/api/types';
import './ModeSwitch.css';

const MODES: readonly Mode[] = ['words', 'hybrid', 'meaning'];

interface Props {
  readonly mode: Mode;
  /** False once the service has said that it cannot search by meaning. */
  readonly meaningAvailable: boolean;
  readonly onMode: (mode: Mode) => void;
}

/** Whether words, meaning or both decide what is found. */
export function ModeSwitch({ mode, meaningAvailable, onMode }: Props) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <fieldset className="wb-modes" aria-describedby={meaningAvailable ? undefined : `${id}-why`}>
      <legend className="kern-sr-only">{t('search.mode')}</legend>
      {MODES.map((one) => (
        <label
          key={one}
          className="wb-modes__mode"
          title={one === 'meaning' && !meaningAvailable ? t('search.meaningMissing') : t(`search.modeHints.${one}`)}
        >
          <input
            type="radio"
            name={id}
            checked={mode === one}
            disabled={one === 'meaning' && !meaningAvailable}
            onChange={() => onMode(one)}
          />
          <span>{t(`search.modes.${one}`)}</span>
        </label>
      ))}
      {!meaningAvailable && (
        <span className="kern-sr-only" id={`${id}-why`}>
          {t('search.meaningMissing')}
        </span>
      )}
    </fieldset>
  );
}
