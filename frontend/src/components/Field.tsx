import { useId, type ReactNode } from 'react';
import './Field.css';

interface FieldIds {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

interface Props {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly optional?: string;
  /** Draws the control; spreads the ids, so that label, hint and error belong to it. */
  readonly children: (ids: FieldIds) => ReactNode;
}

/** A form field with label, hint and error. */
export function Field({ label, hint, error, optional, children }: Props) {
  const id = useId();
  const described = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`]
    .filter(Boolean)
    .join(' ');
  return (
    <div className="wb-field">
      <label className="wb-field__label" htmlFor={id}>
        {label}
        {optional !== undefined && <span className="wb-field__optional"> {optional}</span>}
      </label>
      {hint !== undefined && (
        <p className="wb-field__hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children({
        id,
        'aria-describedby': described || undefined,
        'aria-invalid': error === undefined ? undefined : true,
      })}
      {error !== undefined && (
        <p className="wb-field__error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}
