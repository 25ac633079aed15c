import type { RawQuery } from '@/lib/url/readQuery';

/** What the viewer shows; it stands in the address. */
export interface ViewerState {
  readonly seite?: number;
  /** The question whose words are marked. */
  readonly q?: string;
  readonly ansicht?: 'text' | 'facts';
}

/** What an address asks for; parts that make no sense are left out. */
export function readViewerState(raw: RawQuery): ViewerState {
  const page = typeof raw.seite === 'string' && /^[1-9]\d{0,5}$/.test(raw.seite) ? Number(raw.seite) : undefined;
  const view = (['text', 'facts'] as const).find((one) => one === raw.ansicht);
  return {
    ...(page !== undefined && { seite: page }),
    ...(typeof raw.q === 'string' && raw.q !== '' && { q: raw.q }),
    ...(view !== undefined && { ansicht: view }),
  };
}
