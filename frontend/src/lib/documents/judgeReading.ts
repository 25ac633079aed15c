/**
 * How far a mean confidence of recognised words can be trusted.
 *
 * Below .75 about each fourth word is doubtful and a search may miss it; from .9 on a page reads without stumbling.
 */
export function judgeReading(share: number): 'good' | 'fair' | 'poor' {
  if (share >= 0.9) return 'good';
  return share >= 0.75 ? 'fair' : 'poor';
}
