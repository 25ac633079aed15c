import { Problem, type ProblemField } from './problem';

/** The problem that an error answer tells of; anything unreadable becomes `unknown`. */
export function readProblem(body: unknown, status: number): Problem {
  const facts = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  return new Problem({
    code: text(facts.code) ?? 'unknown',
    title: text(facts.title) ?? '',
    detail: text(facts.detail) ?? '',
    status,
    traceId: text(facts.trace_id),
    fields: Array.isArray(facts.errors) ? facts.errors.filter(isField) : [],
  });
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function isField(value: unknown): value is ProblemField {
  if (typeof value !== 'object' || value === null) return false;
  const { field, message } = value as Record<string, unknown>;
  return typeof field === 'string' && typeof message === 'string';
}
