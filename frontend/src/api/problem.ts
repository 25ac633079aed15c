/** A refusal of the service, or none at all: `network` when nothing answered, `unknown` when the answer is no problem+json. */
export class Problem extends Error {
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  /** HTTP status; 0 when nothing answered. */
  readonly status: number;
  readonly traceId: string | null;
  readonly fields: readonly ProblemField[];

  constructor(facts: ProblemFacts) {
    super(facts.title);
    this.name = 'Problem';
    this.code = facts.code;
    this.title = facts.title;
    this.detail = facts.detail;
    this.status = facts.status;
    this.traceId = facts.traceId;
    this.fields = facts.fields;
  }
}

export interface ProblemField {
  readonly field: string;
  readonly message: string;
}

interface ProblemFacts {
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly status: number;
  readonly traceId: string | null;
  readonly fields: readonly ProblemField[];
}

export const NETWORK_PROBLEM: ProblemFacts = {
  code: 'network',
  title: '',
  detail: '',
  status: 0,
  traceId: null,
  fields: [],
};
