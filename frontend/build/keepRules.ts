/**
 * The rules of a KERN stylesheet that carry tokens or belong to one of the families (`btn` keeps `.kern-btn--primary`).
 *
 * Rules that paint bare elements are dropped, since the page has its own base; so is each rule with a data: address.
 */
export function keepRules(css: string, families: readonly string[]): string {
  const wanted = new RegExp(`\\.kern-(?:${families.join('|')})(?![a-z])`);
  return topLevelRules(css.replace(/\/\*[\s\S]*?\*\//g, ''))
    .map((rule) => keepRule(rule, wanted))
    .filter((rule) => rule !== '')
    .join('\n');
}

interface Rule {
  readonly head: string;
  readonly body: string;
}

function keepRule(rule: Rule, wanted: RegExp): string {
  if (rule.head.startsWith('@media')) {
    const inner = topLevelRules(rule.body)
      .map((nested) => keepRule(nested, wanted))
      .filter((nested) => nested !== '');
    return inner.length > 0 ? `${rule.head} {\n${inner.join('\n')}\n}` : '';
  }
  const carriesTokens = /^\s*--kern-/m.test(rule.body);
  const keep = (carriesTokens || wanted.test(rule.head)) && !rule.body.includes('data:');
  return keep ? `${rule.head} {${rule.body}}` : '';
}

function topLevelRules(css: string): Rule[] {
  const rules: Rule[] = [];
  let from = 0;
  for (let open = css.indexOf('{'); open >= 0; open = css.indexOf('{', from)) {
    const close = matchingBrace(css, open);
    const head = css.slice(from, open).split(';').at(-1)?.trim() ?? '';
    rules.push({ head, body: css.slice(open + 1, close) });
    from = close + 1;
  }
  return rules;
}

function matchingBrace(css: string, open: number): number {
  let depth = 0;
  for (let at = open; at < css.length; at += 1) {
    if (css[at] === '{') depth += 1;
    if (css[at] === '}') depth -= 1;
    if (depth === 0) return at;
  }
  throw new Error(`unclosed rule at ${String(open)}`);
}
