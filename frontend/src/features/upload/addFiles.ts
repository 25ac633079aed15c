import type { ChosenFile } from './chosenFile';

/** The chosen files with new ones added, each once; the same path, size and time of change count as the same file. */
export function addFiles(chosen: readonly ChosenFile[], added: readonly ChosenFile[]): ChosenFile[] {
  const byMark = new Map([...chosen, ...added].map((each) => [markOf(each), each]));
  return [...byMark.values()];
}

/** What tells one chosen file from another. */
export function markOf({ file, path }: ChosenFile): string {
  return `${path}/${file.size}/${file.lastModified}`;
}
