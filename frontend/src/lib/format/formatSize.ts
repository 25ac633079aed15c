/** A number of bytes with a fitting unit, one decimal from a megabyte on. */
export function formatSize(bytes: number, language: string): string {
  if (bytes < 1024) return `${bytes} Byte`;
  if (bytes < 1024 * 1024) return `${new Intl.NumberFormat(language).format(Math.round(bytes / 1024))} KB`;
  const megabytes = new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return `${megabytes.format(bytes / 1024 / 1024)} MB`;
}
