import { expect, test } from 'vitest';
import { readAuditState } from './auditState';

test('reads what it knows and leaves out the rest', () => {
  expect(readAuditState({ person: 'brandt', von: '2026-11-01', bis: 'gestern', x: 'y', aktion: ['a', 'b'] })).toEqual({
    person: 'brandt',
    von: '2026-11-01',
  });
});
