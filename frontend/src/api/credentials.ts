/** What each request carries besides the session cookie; held in memory only. */
interface Credentials {
  /** Sent with changes; null while nobody is logged in. */
  csrfToken: string | null;
  /** Percent-encoded purpose, sent with every request; null until one was stated. */
  purpose: string | null;
}

export const credentials: Credentials = { csrfToken: null, purpose: null };
