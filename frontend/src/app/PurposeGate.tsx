import { Outlet } from '@tanstack/react-router';
import { PurposePage } from '@/features/purpose/PurposePage';
import { usePurpose } from '@/lib/purpose/purposeStore';

/** Lets nobody read before a purpose is stated. */
export function PurposeGate() {
  return usePurpose() === null ? <PurposePage /> : <Outlet />;
}
