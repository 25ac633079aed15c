/** How many documents are not through yet; quarantined ones wait for somebody, not for the service. */
export function countWaiting(states: Readonly<Record<string, number>>): number {
  return (states.accepted ?? 0) + (states.reading ?? 0) + (states.indexing ?? 0);
}
