import { readStretch } from '@/lib/documents/stretch';
import { readTypes } from '@/lib/entities/shownTypes';
import type { RawQuery } from '@/lib/url/readQuery';

/** What the viewer shows; it stands in the address. */
export interface ViewerState {
  readonly seite?: number;
  /** The question whose words are marked. */
  readonly q?: string;
  /** What decided on the hit; both, where nothing is said. */
  readonly modus?: 'words' | 'meaning';
  readonly ansicht?: 'text' | 'facts';
  /** Which types of mentions are marked. */
  readonly nennungen?: string;
  /** The entity whose mentions stand out. */
  readonly entitaet?: string;
  /** A place that somebody was led to, such as an answer. */
  readonly stelle?: string;
}

/** What an address asks for; parts that make no sense are left out. */
export function readViewerState(raw: RawQuery): ViewerState {
  const page = typeof raw.seite === 'string' && /^[1-9]\d{0,5}$/.test(raw.seite) ? Number(raw.seite) : undefined;
  const view = (['text', 'facts'] as const).find((one) => one === raw.ansicht);
  const mode = (['words', 'meaning'] as const).find((one) => one === raw.modus);
  const types = readTypes(raw.nennungen);
  return {
    ...(page !== undefined && { seite: page }),
    ...(typeof raw.q === 'string' && raw.q !== '' && { q: raw.q }),
    ...(mode !== undefined && { modus: mode }),
    ...(view !== undefined && { ansicht: view }),
    ...(types !== undefined && { nennungen: types }),
    ...(typeof raw.entitaet === 'string' && /^[0-9a-f]{1,64}$/.test(raw.entitaet) && { entitaet: raw.entitaet }),
    ...(typeof raw.stelle === 'string' && readStretch(raw.stelle) !== null && { stelle: raw.stelle }),
  };
}
