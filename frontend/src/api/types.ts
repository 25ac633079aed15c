import type { components } from './schema';

type Schemas = components['schemas'];

/** The client hands tuples over as plain arrays, at any depth. */
type Plain<T> = T extends readonly (infer Item)[]
  ? Plain<Item>[]
  : T extends object
    ? { [Key in keyof T]: Plain<T[Key]> }
    : T;

export type User = Schemas['User'];
export type Me = Schemas['Me'];
export type DemoAccount = Schemas['DemoAccount'];
export type LabelChoices = Schemas['LabelChoices'];
export type DocumentView = Schemas['DocumentView'];
export type DocumentEvent = Schemas['DocumentEvent'];
export type DocumentState = DocumentView['state'];
export type PageView = Plain<Schemas['PageView']>;
export type WordView = PageView['words'][number];
export type MentionView = PageView['mentions'][number];
export type MatchView = Plain<Schemas['MatchView']>;
export type SearchAnswer = Plain<Schemas['SearchAnswer']>;
export type Hit = SearchAnswer['hits'][number];
export type QuestionAnswer = SearchAnswer['answers'][number];
export type How = Schemas['How'];
export type SuggestionView = Schemas['SuggestionView'];
export type FacetValue = Schemas['FacetValue'];
export type EntityDetail = Plain<Schemas['EntityDetail']>;
export type EntityDocument = EntityDetail['documents'][number];
export type NeighbourView = Schemas['NeighbourView'];
export type RecognisedView = Schemas['RecognisedView'];
export type BatchSummary = Schemas['BatchSummary'];
export type BatchView = Schemas['BatchView'];
export type BatchCounts = Schemas['BatchCounts'];
export type BatchFileView = Schemas['BatchFileView'];
export type QualityView = Schemas['QualityView'];
export type WaitingPageView = Schemas['WaitingPageView'];
export type CorrectionForm = Schemas['CorrectionForm'];
export type CorrectionView = Plain<Schemas['CorrectionView']>;
export type Legibility = Schemas['Legibility'];
export type AuditEntry = Schemas['AuditEntry'];

/** Which of words and meaning decide what is found. */
export type Mode = 'words' | 'hybrid' | 'meaning';

type RequiredLabel = 'agency' | 'unit' | 'classification' | 'release';
/** Labels as they are handed in; what has a default may be left out. */
export type UploadLabels = Pick<Schemas['UploadLabels'], RequiredLabel> &
  Partial<Omit<Schemas['UploadLabels'], RequiredLabel>>;
