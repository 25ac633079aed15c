import type { BatchCounts } from '@/api/types';

/** What the files of a batch are sorted into, in the order of the bar. */
export const SHARES = ['done', 'running', 'waiting', 'failed'] as const;

export type Share = (typeof SHARES)[number];

/** How many files of a batch are in each share; announced files that have not come yet wait too. */
export function batchShares(counts: BatchCounts, missing: number): Record<Share, number> {
  return {
    done: counts.indexed,
    running: counts.reading + counts.indexing,
    waiting: counts.accepted + missing,
    failed: counts.quarantined + counts.refused,
  };
}

/** How many announced files have not come yet; 0 where nobody announced any. */
export function missingFiles(batch: { readonly expected: number | null; readonly handed_in: number }): number {
  return Math.max(0, (batch.expected ?? 0) - batch.handed_in);
}
