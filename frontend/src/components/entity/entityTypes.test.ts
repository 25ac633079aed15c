import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const FAMILIES = ['person', 'firm', 'place', 'number', 'detail'];

/** The value of a colour in the first rule of a stylesheet with that selector. */
function colour(css: string, selector: string, name: string): string {
  const rule = css.slice(css.indexOf(`${selector} {`));
  const found = new RegExp(`--${name}: (#[0-9a-f]{3,6});`).exec(rule.slice(0, rule.indexOf('}')));
  if (found?.[1] === undefined) throw new Error(`${selector} has no ${name}`);
  return found[1];
}

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(hex: string): number {
  const full = hex.length === 4 ? hex.replace(/[0-9a-f]/g, '$&$&') : hex;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = parseInt(full.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const types = read('./entityTypes.css');
const tokens = read('../../app/styles/tokens.css');

test.each([':root', "[data-kern-theme='dark']"])('each type is told from its ground in %s', (theme) => {
  const surface = colour(tokens, theme, 'wb-surface');
  for (const family of FAMILIES)
    expect(contrast(colour(types, theme, `wb-type-${family}`), surface), family).toBeGreaterThanOrEqual(4.5);
});

test.each(['#ffffff', '#efe3c2'])('each type is told from paper of colour %s', (paper) => {
  for (const family of FAMILIES)
    expect(contrast(colour(types, '.wb-stage__page', `wb-type-${family}`), paper), family).toBeGreaterThanOrEqual(4.5);
});

test('what was found by meaning is told from its ground in both themes', () => {
  for (const theme of [':root', "[data-kern-theme='dark']"])
    expect(
      contrast(colour(tokens, theme, 'wb-meaning'), colour(tokens, theme, 'wb-meaning-soft')),
      theme,
    ).toBeGreaterThanOrEqual(4.5);
});
