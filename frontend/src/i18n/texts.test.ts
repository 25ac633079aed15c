import { expect, test } from 'vitest';
import { de } from './de';
import { en } from './en';

function leaves(texts: object, path = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'string'
      ? [[`${path}${key}`, value] as [string, string]]
      : leaves(value as object, `${path}${key}.`),
  );
}

const holes = (text: string) => [...text.matchAll(/\{\{(\w+)/g)].map(([, name]) => name).sort();

test('both languages have the same texts with the same holes', () => {
  const english = new Map(leaves(en));
  for (const [key, text] of leaves(de)) {
    expect(english.has(key), key).toBe(true);
    expect(holes(english.get(key) ?? ''), key).toEqual(holes(text));
  }
});

test('no text is empty and none spells umlauts out', () => {
  for (const [key, text] of leaves(de)) {
    expect(text.trim(), key).not.toBe('');
    expect(text, key).not.toMatch(/\b(fuer|ueber|koennen|moeglich|pruefen|Behoerde|loeschen)\b/i);
  }
});
