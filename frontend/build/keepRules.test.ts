import { expect, test } from 'vitest';
import { keepRules } from './keepRules';

test('keeps tokens and the wanted family only', () => {
  const css =
    ':root {\n  --kern-8: 8px;\n}\nbody { margin: 0; }\n.kern-btn--primary { color: red; }\n.kern-table { color: red; }';
  const kept = keepRules(css, ['btn']);
  expect(kept).toContain('--kern-8: 8px');
  expect(kept).toContain('.kern-btn--primary');
  expect(kept).not.toContain('.kern-table');
  expect(kept).not.toContain('body');
});

test('does not take a longer family for a shorter one', () => {
  expect(keepRules('.kern-btnwrap { a: b; }', ['btn'])).toBe('');
});

test('looks into media rules and drops empty ones', () => {
  expect(keepRules('@media print { .kern-x { a: b; } }', ['btn'])).toBe('');
  expect(keepRules('@media print { .kern-btn { a: b; } }', ['btn'])).toContain('@media print');
});

test('drops rules that draw from a data address', () => {
  expect(keepRules('.kern-btn::after { mask: url("data:image/svg+xml,x"); }', ['btn'])).toBe('');
});
