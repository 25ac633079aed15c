import { expect, test } from 'vitest';
import { askAudit } from './askAudit';

test('the last day is included', () => {
  const { since, until } = askAudit({ von: '2026-11-30', bis: '2026-11-30' });
  expect(since).toBe(new Date(2026, 10, 30).toISOString());
  expect(until).toBe(new Date(2026, 11, 1).toISOString());
});

test('asks for everything when nothing is chosen', () => {
  expect(askAudit({})).toEqual({ limit: 50 });
});
