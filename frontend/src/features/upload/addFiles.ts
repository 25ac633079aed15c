/** The chosen files with new ones added, each once; the same name, size and time of change count as the same file. */
export function addFiles(chosen: readonly File[], added: readonly File[]): File[] {
  const byMark = new Map([...chosen, ...added].map((file) => [`${file.name}/${file.size}/${file.lastModified}`, file]));
  return [...byMark.values()];
}
