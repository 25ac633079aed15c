import type { DocumentEvent, DocumentState } from '@/api/types';

/** Why a file or its document went no further, in plain words. */
export interface Fault {
  readonly code: string;
  readonly title: string;
  readonly detail: string;
}

/**
 * One file on its way: `waiting` and `sending` on this side, `refused` by the service, then `taken` with the states of
 * its document.
 */
export interface UploadItem {
  readonly key: string;
  readonly file: File;
  /** Path below the folder that was dropped; the name where there was none. */
  readonly path: string;
  /** The batch that the file belongs to, if any. */
  readonly batch: string | null;
  readonly phase: 'waiting' | 'sending' | 'refused' | 'taken';
  /** Share of the file that has been sent, 0 to 1. */
  readonly sent: number;
  /** Whether the line broke and is tried again. */
  readonly interrupted: boolean;
  readonly fault: Fault | null;
  readonly documentId: string | null;
  readonly state: DocumentState | null;
  readonly pagesDone: number;
  readonly pageCount: number | null;
}

/** What a batch is sorted into; `failed` needs somebody, `done` needs nobody. */
export type Group = 'failed' | 'running' | 'waiting' | 'done';

export function groupOf({ phase, state }: Pick<UploadItem, 'phase' | 'state'>): Group {
  if (phase === 'refused' || state === 'quarantined') return 'failed';
  if (phase === 'waiting') return 'waiting';
  return state === 'indexed' ? 'done' : 'running';
}

/** The item after an event of its document. */
export function withEvent(item: UploadItem, event: DocumentEvent): UploadItem {
  return {
    ...item,
    state: event.state,
    pagesDone: event.pages_done ?? item.pagesDone,
    pageCount: event.page_count ?? item.pageCount,
    fault: event.error === null ? null : { code: event.error.code, title: '', detail: event.error.message },
  };
}
