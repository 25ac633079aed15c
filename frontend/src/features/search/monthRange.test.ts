import { expect, test } from 'vitest';
import { monthRange } from './monthRange';

test('knows how long months are', () => {
  expect(monthRange('2026-02')).toEqual({ date_from: '2026-02-01', date_to: '2026-02-28' });
  expect(monthRange('2024-02').date_to).toBe('2024-02-29');
  expect(monthRange('2026-12').date_to).toBe('2026-12-31');
});
