/** A sender without the address behind the name: `Ada Brandt <ada@amt.example>` is shown as `Ada Brandt`. */
export function nameOfSender(sender: string): string {
  const name = sender.replace(/\s*<[^<>]*>\s*$/, '').replace(/^"(.*)"$/, '$1');
  return name === '' ? sender : name;
}
