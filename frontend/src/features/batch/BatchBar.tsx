import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchSummary } from '@/api/types';
import { ShareBar } from '@/components/ShareBar';
import { batchShares, missingFiles, SHARES } from './batchShares';
import './Batch.css';

/** How far a batch is: a bar of its shares, and the same in words. */
export function BatchBar({ batch, children }: { readonly batch: BatchSummary; readonly children?: ReactNode }) {
  const { t } = useTranslation();
  const shares = batchShares(batch.counts, missingFiles(batch));
  return (
    <>
      <ShareBar {...shares} />
      <p className="wb-stack__counts" role="status">
        {SHARES.filter((share) => shares[share] > 0)
          .map((share) => t(`batch.counts.${share}`, { count: shares[share] }))
          .join(' · ')}
        {children}
      </p>
    </>
  );
}
