import { Problem } from '@/api/problem';
import type { DocumentEvent, UploadLabels } from '@/api/types';
import { groupOf, withEvent, type UploadItem } from './uploadItem';

/** Files that are sent at once: enough to fill the line, few enough that each one visibly moves. */
const AT_ONCE = 3;

export type Send = (file: File, labels: UploadLabels, onProgress: (share: number) => void) => Promise<{ id: string }>;

/** The files of this tab on their way into the service. Outlives the pages, so that somebody may search meanwhile. */
export class UploadQueue {
  readonly #send: Send;
  #items: readonly UploadItem[] = [];
  readonly #labels = new Map<string, UploadLabels>();
  /** The last event of each document: one may arrive before the answer that tells the document's id. */
  readonly #events = new Map<string, DocumentEvent>();
  readonly #listeners = new Set<() => void>();
  #made = 0;

  constructor(send: Send) {
    this.#send = send;
  }

  /** The files in the order in which they were added; a new array whenever something has changed. */
  readonly items = (): readonly UploadItem[] => this.#items;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Starts sending files with these labels. */
  add(files: readonly File[], labels: UploadLabels): void {
    const added = files.map((file): UploadItem => {
      this.#made += 1;
      const key = String(this.#made);
      this.#labels.set(key, labels);
      return {
        key,
        file,
        phase: 'waiting',
        sent: 0,
        fault: null,
        documentId: null,
        state: null,
        pagesDone: 0,
        pageCount: null,
      };
    });
    this.#set([...this.#items, ...added]);
    this.#startNext();
  }

  /** Sends a refused file once more. */
  sendAgain(key: string): void {
    this.#change(key, { phase: 'waiting', sent: 0, fault: null });
    this.#startNext();
  }

  /** Takes in how far a document has come. */
  follow(event: DocumentEvent): void {
    this.#events.set(event.document_id, event);
    this.#set(this.#items.map((item) => (item.documentId === event.document_id ? withEvent(item, event) : item)));
  }

  /** Takes files out of sight that need nobody any more. */
  forgetDone(): void {
    this.#set(this.#items.filter((item) => groupOf(item) !== 'done'));
  }

  /** Takes one file out that has not been taken by the service. */
  remove(key: string): void {
    this.#set(this.#items.filter((item) => item.key !== key || item.phase === 'sending'));
  }

  /** Forgets everything, as at logout; what is just being sent arrives or breaks off unseen. */
  clear(): void {
    this.#set([]);
    this.#labels.clear();
    this.#events.clear();
  }

  #startNext(): void {
    const free = AT_ONCE - this.#items.filter(({ phase }) => phase === 'sending').length;
    for (const item of this.#items.filter(({ phase }) => phase === 'waiting').slice(0, Math.max(free, 0)))
      void this.#run(item);
  }

  async #run({ key, file }: UploadItem): Promise<void> {
    const labels = this.#labels.get(key);
    if (labels === undefined) return;
    this.#change(key, { phase: 'sending' });
    try {
      const { id } = await this.#send(file, labels, (sent) => this.#change(key, { sent }));
      this.#change(key, { phase: 'taken', sent: 1, documentId: id, state: 'accepted' });
      const event = this.#events.get(id);
      if (event !== undefined) this.follow(event);
    } catch (error) {
      const fault =
        error instanceof Problem
          ? { title: error.title, detail: [error.detail, ...error.fields.map(({ message }) => message)].join(' ') }
          : { title: '', detail: '' };
      this.#change(key, { phase: 'refused', fault });
    }
    this.#startNext();
  }

  #change(key: string, change: Partial<UploadItem>): void {
    this.#set(this.#items.map((item) => (item.key === key ? { ...item, ...change } : item)));
  }

  #set(items: readonly UploadItem[]): void {
    this.#items = items;
    for (const listener of this.#listeners) listener();
  }
}
