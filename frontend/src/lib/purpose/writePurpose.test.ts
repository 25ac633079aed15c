import { expect, test } from 'vitest';
import { writePurpose } from './writePurpose';

test('joins both parts in one line', () => {
  expect(writePurpose({ fileReference: ' 2026 00 417 233 ', reason: 'Ermittlung\nGlücksspiel' })).toBe(
    '2026 00 417 233 – Ermittlung Glücksspiel',
  );
});

test('needs only one of them', () => {
  expect(writePurpose({ fileReference: '', reason: 'Auskunft' })).toBe('Auskunft');
  expect(writePurpose({ fileReference: 'OA 32.1', reason: ' ' })).toBe('OA 32.1');
});
