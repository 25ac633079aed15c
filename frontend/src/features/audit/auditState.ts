import type { RawQuery } from '@/lib/url/readQuery';

/** What the log shows; it stands in the address. */
export interface AuditState {
  /** Login name. */
  readonly person?: string;
  readonly aktion?: string;
  /** Text in question or subject, such as the id of a document. */
  readonly gegenstand?: string;
  /** First and last day, ISO. */
  readonly von?: string;
  readonly bis?: string;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What an address asks for; parts that make no sense are left out. */
export function readAuditState(raw: RawQuery): AuditState {
  const text = (name: string) => (typeof raw[name] === 'string' && raw[name] !== '' ? { [name]: raw[name] } : {});
  const day = (name: string) => (typeof raw[name] === 'string' && DAY.test(raw[name]) ? { [name]: raw[name] } : {});
  return { ...text('person'), ...text('aktion'), ...text('gegenstand'), ...day('von'), ...day('bis') };
}
