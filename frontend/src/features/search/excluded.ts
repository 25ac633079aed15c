import { EXCLUDABLE, type Excludable, type SearchState } from './searchState';

/** A value that is left out. */
export interface Excluded {
  readonly field: Excludable;
  readonly value: string;
}

/** Reads `kind:Bescheid`; null where the field is none that can be left out, or the value is missing. */
export function readExcluded(written: string): Excluded | null {
  const colon = written.indexOf(':');
  const field = EXCLUDABLE.find((one) => one === written.slice(0, colon));
  const value = written.slice(colon + 1);
  return field === undefined || value === '' ? null : { field, value };
}

/** The values of a field that a search leaves out. */
export function excludedOf(state: SearchState, field: Excludable): string[] {
  return (state.exclude ?? []).flatMap((written) => {
    const one = readExcluded(written);
    return one?.field === field ? [one.value] : [];
  });
}
