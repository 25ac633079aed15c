/** A copy without the named parts. */
export function omit<Whole extends object, Name extends keyof Whole>(
  whole: Whole,
  ...names: readonly Name[]
): Omit<Whole, Name> {
  return Object.fromEntries(Object.entries(whole).filter(([name]) => !names.includes(name as Name))) as Omit<
    Whole,
    Name
  >;
}
