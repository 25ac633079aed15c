import type { operations } from '@/api/schema';
import type { AuditState } from './auditState';

type Parameters = NonNullable<operations['list_audit']['parameters']['query']>;

/** The parameters for a state; days are whole days in the reader's own time zone, the last one included. */
export function askAudit({ person, aktion, gegenstand, von, bis }: AuditState): Parameters {
  return {
    limit: 50,
    ...(person !== undefined && { account: person }),
    ...(aktion !== undefined && { action: [aktion] }),
    ...(gegenstand !== undefined && { subject: gegenstand }),
    ...(von !== undefined && { since: midnight(von, 0) }),
    ...(bis !== undefined && { until: midnight(bis, 1) }),
  };
}

function midnight(day: string, later: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + later).toISOString();
}
