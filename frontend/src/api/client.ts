import createClient, { type Middleware } from 'openapi-fetch';
import { credentials } from './credentials';
import { NETWORK_PROBLEM, Problem } from './problem';
import { readProblem } from './readProblem';
import type { paths } from './schema';

const SAFE_METHODS = new Set(['GET', 'HEAD']);

const carryCredentials: Middleware = {
  onRequest({ request }) {
    for (const [name, value] of Object.entries(requestHeaders(request.method))) request.headers.set(name, value);
  },
  onError({ error }) {
    return error instanceof DOMException && error.name === 'AbortError' ? error : new Problem(NETWORK_PROBLEM);
  },
};

export const client = createClient<paths>({ baseUrl: '/', credentials: 'same-origin' });
client.use(carryCredentials);

/** The headers that a request of this method needs besides the cookie. */
export function requestHeaders(method: string): Record<string, string> {
  const headers: Record<string, string> = {};
  if (credentials.purpose !== null) headers['X-Purpose'] = credentials.purpose;
  if (!SAFE_METHODS.has(method) && credentials.csrfToken !== null) headers['X-CSRF-Token'] = credentials.csrfToken;
  return headers;
}

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/**
 * The body of a good answer.
 *
 * Throws `Problem` for each other answer.
 */
export async function unwrap<T>(call: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await call;
  if (!response.ok) throw readProblem(error, response.status);
  return data as T;
}
