import { useId, useRef, type KeyboardEvent, type ReactNode } from 'react';
import './Tabs.css';

interface Tab<Name extends string> {
  readonly name: Name;
  readonly label: string;
}

interface Props<Name extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<Name>[];
  readonly chosen: Name;
  readonly onChoose: (name: Name) => void;
  /** Drawn at the end of the row of tabs. */
  readonly extra?: ReactNode;
  readonly children: ReactNode;
}

const STEPS: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1 };

/** Tabs over one panel (ARIA tabs pattern, chosen as the arrow keys move). */
export function Tabs<Name extends string>({ label, tabs, chosen, onChoose, extra, children }: Props<Name>) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const step = (event: KeyboardEvent) => {
    const by = STEPS[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const next = (tabs.findIndex(({ name }) => name === chosen) + by + tabs.length) % tabs.length;
    const tab = tabs[next];
    if (tab !== undefined) onChoose(tab.name);
    list.current?.querySelectorAll('button')[next]?.focus();
  };
  return (
    <div className="wb-tabs">
      <div className="wb-tabs__row">
        <div className="wb-tabs__list" role="tablist" aria-label={label} ref={list} onKeyDown={step}>
          {tabs.map((tab) => (
            <button
              key={tab.name}
              type="button"
              role="tab"
              className="wb-tabs__tab"
              id={`${id}-${tab.name}`}
              aria-selected={tab.name === chosen}
              aria-controls={`${id}-panel`}
              tabIndex={tab.name === chosen ? 0 : -1}
              onClick={() => onChoose(tab.name)}
            >
              {tab.label}
            </button>
          ))}
        </div>
        {extra}
      </div>
      <div className="wb-tabs__panel" role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${chosen}`}>
        {children}
      </div>
    </div>
  );
}
