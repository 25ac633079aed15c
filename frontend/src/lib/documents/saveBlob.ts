/** Saves what was fetched as a file; fetched, not linked, since the request carries the purpose. */
export function saveBlob(content: Blob, fileName: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  // The browser has taken up the download once the click has returned; a minute is ample for slow disks.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
