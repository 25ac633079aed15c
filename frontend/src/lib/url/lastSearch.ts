/** The last search of this tab, so that the viewer can lead back to exactly that list. */
let last: object = {};

export function rememberSearch(search: object): void {
  last = search;
}

export function lastSearch(): object {
  return last;
}
