import type { LabelChoices } from '@/api/types';

type Kind = 'agency' | 'unit' | 'doc_type' | 'kind' | 'classification' | 'release';

/** The German name of a value of labels or facts; the value itself while the names are not there or do not know it. */
export function nameOf(choices: LabelChoices | undefined, kind: Kind, value: string | number): string {
  const wanted = String(value);
  return namesOf(choices, kind).find(([known]) => known === wanted)?.[1] ?? wanted;
}

function namesOf(choices: LabelChoices | undefined, kind: Kind): [string, string][] {
  if (choices === undefined) return [];
  if (kind === 'agency') return choices.agencies.map(({ id, name }) => [id, name]);
  if (kind === 'unit')
    return choices.agencies.flatMap(({ units }) => units.map(({ id, name }): [string, string] => [id, name]));
  const lists = {
    doc_type: choices.doc_types,
    kind: choices.kinds,
    classification: choices.classifications,
    release: choices.releases,
  };
  return lists[kind].map(({ value, name }) => [String(value), name]);
}
