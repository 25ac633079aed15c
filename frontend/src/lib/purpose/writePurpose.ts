export interface Purpose {
  /** File reference (Aktenzeichen) that the reading belongs to; may be empty. */
  readonly fileReference: string;
  /** Why something is read; may be empty, but not both. */
  readonly reason: string;
}

/** Lengths that the service accepts, in characters. */
export const PURPOSE_LENGTH = { least: 3, most: 300 } as const;

/** One line for log and page: file reference, then reason. */
export function writePurpose({ fileReference, reason }: Purpose): string {
  return [fileReference, reason]
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .join(' – ');
}
