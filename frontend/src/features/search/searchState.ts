import type { Legibility, Mode } from '@/api/types';

/** The filters whose values are alternatives, in the order in which the page shows them. */
export const LIST_FILTERS = ['agency', 'unit', 'doc_type', 'kind', 'entity', 'sender'] as const;

/** Those whose values have names that the labels know. */
export const LABEL_FILTERS = ['agency', 'unit', 'doc_type', 'kind'] as const;

/** How well text recognition could read a document, best first. */
export const LEGIBILITIES: readonly Legibility[] = ['good', 'fair', 'poor', 'digital'];

/** The fields of which a value can be left out, in the order in which the page shows them. */
export const EXCLUDABLE = [...LIST_FILTERS, 'classification', 'legibility'] as const;

export type ListFilter = (typeof LIST_FILTERS)[number];
export type LabelFilter = (typeof LABEL_FILTERS)[number];
export type Excludable = (typeof EXCLUDABLE)[number];
export type Sort = 'relevance' | 'date';

/** Everything that decides what the search page shows; it stands in the address as it is. */
export interface SearchState extends Partial<Record<ListFilter, string[]>> {
  readonly q?: string;
  readonly mode?: Exclude<Mode, 'hybrid'>;
  readonly sort?: Exclude<Sort, 'relevance'>;
  readonly classification_max?: number;
  readonly legibility?: Legibility[];
  /** What is left out, each `field:value`. */
  readonly exclude?: string[];
  /** First and last day, ISO. */
  readonly date_from?: string;
  readonly date_to?: string;
  /** Whether each document is a hit of its own, even where several are one paper. */
  readonly einzeln?: '1';
  /** Whether the words that are special of these hits are asked for. */
  readonly besonders?: '1';
  /** Id of the document in the preview, and its open page. */
  readonly doc?: string;
  readonly page?: number;
  /** Which types of mentions are marked in the preview. */
  readonly nennungen?: string;
}
