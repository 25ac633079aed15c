import type { Legibility, Mode } from '@/api/types';

/** The filters whose values are alternatives, in the order in which the page shows them. */
export const LIST_FILTERS = ['agency', 'unit', 'doc_type', 'kind', 'entity'] as const;

/** Those whose values have names that the labels know. */
export const LABEL_FILTERS = LIST_FILTERS.filter((filter) => filter !== 'entity');

/** How well text recognition could read a document, best first. */
export const LEGIBILITIES: readonly Legibility[] = ['good', 'fair', 'poor', 'digital'];

export type ListFilter = (typeof LIST_FILTERS)[number];
export type LabelFilter = Exclude<ListFilter, 'entity'>;
export type Sort = 'relevance' | 'date';

/** Everything that decides what the search page shows; it stands in the address as it is. */
export interface SearchState extends Partial<Record<ListFilter, string[]>> {
  readonly q?: string;
  readonly mode?: Exclude<Mode, 'hybrid'>;
  readonly sort?: Exclude<Sort, 'relevance'>;
  readonly classification_max?: number;
  readonly legibility?: Legibility[];
  /** First and last day, ISO. */
  readonly date_from?: string;
  readonly date_to?: string;
  /** Id of the document in the preview, and its open page. */
  readonly doc?: string;
  readonly page?: number;
  /** Which types of mentions are marked in the preview. */
  readonly nennungen?: string;
}
