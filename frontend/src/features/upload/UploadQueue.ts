import { Problem } from '@/api/problem';
import type { DocumentEvent, UploadLabels } from '@/api/types';
import type { ChosenFile } from './chosenFile';
import { groupOf, withEvent, type UploadItem } from './uploadItem';

/** Files that are sent at once: enough to fill the line, few enough that each one visibly moves. */
const AT_ONCE = 3;

/** Listeners are told at most this often, so that a folder of thousands does not slow the page; in milliseconds. */
const PACE = 150;

/** What is said about a file: labels, and the batch that it belongs to. */
export interface Said {
  readonly labels: UploadLabels;
  readonly batch: string | null;
}

export interface Watch {
  readonly onProgress: (share: number) => void;
  /** The line broke; the file will be gone on with. */
  readonly onInterrupted: () => void;
}

export type Send = (file: ChosenFile, said: Said, watch: Watch) => Promise<{ id: string }>;

/** The files of this tab on their way into the service. Outlives the pages, so that somebody may search meanwhile. */
export class UploadQueue {
  readonly #send: Send;
  readonly #items = new Map<string, UploadItem>();
  readonly #said = new Map<string, Said>();
  readonly #keys = new Map<string, string>();
  /** The last event of each document: one may arrive before the answer that tells the document's id. */
  readonly #events = new Map<string, DocumentEvent>();
  readonly #listeners = new Set<() => void>();
  readonly #waiting = new Set<string>();
  readonly #sending = new Set<string>();
  #shown: readonly UploadItem[] = [];
  #stale = false;
  #told = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #made = 0;

  constructor(send: Send) {
    this.#send = send;
  }

  /** The files in the order in which they were added; a new array whenever something has changed. */
  readonly items = (): readonly UploadItem[] => {
    if (this.#stale) this.#shown = [...this.#items.values()];
    this.#stale = false;
    return this.#shown;
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Starts sending files with these labels, as part of a batch where one is named. */
  add(files: readonly ChosenFile[], said: Said): void {
    for (const { file, path } of files) {
      this.#made += 1;
      const key = String(this.#made);
      this.#said.set(key, said);
      this.#waiting.add(key);
      this.#items.set(key, {
        key,
        file,
        path,
        batch: said.batch,
        phase: 'waiting',
        sent: 0,
        interrupted: false,
        fault: null,
        documentId: null,
        state: null,
        pagesDone: 0,
        pageCount: null,
      });
    }
    this.#tell();
    this.#startNext();
  }

  /** Sends a refused file once more. */
  sendAgain(key: string): void {
    this.#change(key, { phase: 'waiting', sent: 0, fault: null });
    this.#waiting.add(key);
    this.#startNext();
  }

  /** Takes in how far a document has come. */
  follow(event: DocumentEvent): void {
    this.#events.set(event.document_id, event);
    const key = this.#keys.get(event.document_id);
    const item = key === undefined ? undefined : this.#items.get(key);
    if (item !== undefined) this.#change(item.key, withEvent(item, event));
  }

  /** Takes files out of sight that need nobody any more. */
  forgetDone(): void {
    for (const item of [...this.#items.values()]) if (groupOf(item) === 'done') this.#items.delete(item.key);
    this.#tell();
  }

  /** Takes one file out that has not been taken by the service. */
  remove(key: string): void {
    if (this.#sending.has(key)) return;
    this.#items.delete(key);
    this.#waiting.delete(key);
    this.#tell();
  }

  /** Forgets everything, as at logout; what is just being sent arrives or breaks off unseen. */
  clear(): void {
    for (const kept of [this.#items, this.#said, this.#keys, this.#events, this.#waiting, this.#sending]) kept.clear();
    this.#tell();
  }

  #startNext(): void {
    for (const key of this.#waiting) {
      if (this.#sending.size >= AT_ONCE) return;
      this.#waiting.delete(key);
      void this.#run(key);
    }
  }

  async #run(key: string): Promise<void> {
    const item = this.#items.get(key);
    const said = this.#said.get(key);
    if (item === undefined || said === undefined) return;
    this.#sending.add(key);
    this.#change(key, { phase: 'sending' });
    try {
      const { id } = await this.#send(item, said, {
        onProgress: (sent) => this.#change(key, { sent, interrupted: false }),
        onInterrupted: () => this.#change(key, { interrupted: true }),
      });
      this.#keys.set(id, key);
      this.#change(key, { phase: 'taken', sent: 1, interrupted: false, documentId: id, state: 'accepted' });
      const event = this.#events.get(id);
      if (event !== undefined) this.follow(event);
    } catch (error) {
      const fault =
        error instanceof Problem
          ? {
              code: error.code,
              title: error.title,
              detail: [error.detail, ...error.fields.map(({ message }) => message)].join(' '),
            }
          : { code: '', title: '', detail: '' };
      this.#change(key, { phase: 'refused', interrupted: false, fault });
    }
    this.#sending.delete(key);
    this.#startNext();
  }

  #change(key: string, change: Partial<UploadItem>): void {
    const item = this.#items.get(key);
    if (item === undefined) return;
    this.#items.set(key, { ...item, ...change });
    this.#tell();
  }

  /** Tells the listeners: at once where they have had a pause, else at its end. */
  #tell(): void {
    this.#stale = true;
    if (this.#timer !== null) return;
    const wait = this.#told + PACE - Date.now();
    if (wait <= 0) this.#tellNow();
    else this.#timer = setTimeout(() => this.#tellNow(), wait);
  }

  #tellNow(): void {
    this.#timer = null;
    this.#told = Date.now();
    for (const listener of this.#listeners) listener();
  }
}
