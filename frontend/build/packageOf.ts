/** The folder of the package that a module belongs to; null for modules of our own and for virtual ones. */
export function packageOf(id: string): string | null {
  const found = /^(?!\0)(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id);
  return found?.[1] ?? null;
}
