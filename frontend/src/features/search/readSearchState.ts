import { readTypes } from '@/lib/entities/shownTypes';
import type { RawQuery } from '@/lib/url/readQuery';
import { readExcluded } from './excluded';
import { LEGIBILITIES, LIST_FILTERS, type SearchState } from './searchState';

/** What an address asks for; parts that make no sense are left out, so that no address is ever broken. */
export function readSearchState(raw: RawQuery): SearchState {
  const lists = LIST_FILTERS.map((name) => [name, [raw[name] ?? []].flat().filter(Boolean)] as const);
  const state = {
    q: one(raw.q),
    mode: choice(raw.mode, ['words', 'meaning']),
    sort: choice(raw.sort, ['date']),
    classification_max: whole(raw.classification_max, 0, 3),
    legibility: some(raw.legibility),
    exclude: excluded(raw.exclude),
    einzeln: choice(raw.einzeln, ['1']),
    besonders: choice(raw.besonders, ['1']),
    date_from: day(raw.date_from),
    date_to: day(raw.date_to),
    doc: one(raw.doc),
    page: whole(raw.page, 1, 1_000_000),
    nennungen: readTypes(raw.nennungen),
    ...Object.fromEntries(lists.filter(([, values]) => values.length > 0)),
  };
  return Object.fromEntries(Object.entries(state).filter(([, value]) => value !== undefined));
}

type Raw = string | string[] | undefined;

function one(value: Raw): string | undefined {
  const first = Array.isArray(value) ? value[0] : value;
  return first === '' ? undefined : first;
}

function choice<Value extends string>(value: Raw, known: readonly Value[]): Value | undefined {
  return known.find((one) => one === value);
}

function some(value: Raw) {
  const chosen = LEGIBILITIES.filter((one) => [value].flat().includes(one));
  return chosen.length === 0 ? undefined : chosen;
}

function excluded(value: Raw): string[] | undefined {
  const known = [value ?? []].flat().filter((written) => readExcluded(written) !== null);
  return known.length === 0 ? undefined : known;
}

function whole(value: Raw, least: number, most: number): number | undefined {
  const number = typeof value === 'string' && /^\d{1,7}$/.test(value) ? Number(value) : NaN;
  return number >= least && number <= most ? number : undefined;
}

function day(value: Raw): string | undefined {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))
    ? value
    : undefined;
}
