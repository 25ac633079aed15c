/** A share between 0 and 1 in whole per cent, as the language writes it (`93 %`). */
export function formatShare(share: number, language: string): string {
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 }).format(share);
}
