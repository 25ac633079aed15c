/** A file that somebody chose, with its path below the folder that was dropped or chosen. */
export interface ChosenFile {
  readonly file: File;
  readonly path: string;
}

/** A file from the file dialog; one from a chosen folder knows its path. */
export function chosenFile(file: File): ChosenFile {
  return { file, path: file.webkitRelativePath === '' ? file.name : file.webkitRelativePath };
}

/** The folder that all of the files come from; an empty text where they come from several places. */
export function commonFolder(files: readonly ChosenFile[]): string {
  const folders = new Set(files.map(({ path }) => (path.includes('/') ? path.split('/')[0] : '')));
  const [only] = folders;
  return folders.size === 1 && only !== undefined ? only : '';
}
