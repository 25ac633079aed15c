import { useEffect, useEffectEvent, useId, useRef, useState, type ReactNode } from 'react';
import './Menu.css';

interface Props {
  /** What stands on the button. */
  readonly label: ReactNode;
  readonly spokenLabel: string;
  readonly children: ReactNode;
}

/** A button that opens a small panel below it; closed by Escape, by leaving it or by a click elsewhere. */
export function Menu({ label, spokenLabel, children }: Props) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const closeWhenOutside = useEffectEvent((event: PointerEvent) => {
    if (root.current?.contains(event.target as Node) === false) setOpen(false);
  });
  useEffect(() => {
    const listener = (event: PointerEvent) => closeWhenOutside(event);
    document.addEventListener('pointerdown', listener);
    return () => document.removeEventListener('pointerdown', listener);
  }, []);
  return (
    <div
      className="wb-menu"
      ref={root}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        event.preventDefault();
        setOpen(false);
        button.current?.focus();
      }}
      onBlur={(event) => {
        if (event.relatedTarget !== null && !event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <button
        ref={button}
        type="button"
        className="wb-menu__button"
        aria-label={spokenLabel}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {label}
      </button>
      <div className="wb-menu__panel" id={id} hidden={!open}>
        {open && children}
      </div>
    </div>
  );
}
