import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useJobEvents } from '@/lib/documents/jobEvents';
import { uploads, useLeaveWarning } from './uploads';

/** Lists are asked for anew at most this often while documents move; in milliseconds. */
const PACE = 1500;

/** Keeps queue and lists up to date while documents are being read; draws nothing. */
export function UploadFollower() {
  const queries = useQueryClient();
  const timer = useRef<number | null>(null);
  const refresh = () => void queries.invalidateQueries({ queryKey: ['documents'] });
  useLeaveWarning();
  useJobEvents((event) => {
    uploads.follow(event);
    timer.current ??= window.setTimeout(() => {
      timer.current = null;
      refresh();
    }, PACE);
  }, refresh);
  return null;
}
