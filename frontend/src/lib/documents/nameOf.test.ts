import { expect, test } from 'vitest';
import { nameOf } from './nameOf';

const CHOICES = {
  agencies: [{ id: 'stadt', name: 'Stadt Lüneburg', units: [{ id: 'stadt/gewerbe', name: 'Gewerbeamt' }] }],
  classifications: [{ value: 0, name: 'offen' }],
  releases: [],
  doc_types: [{ value: 'bericht', name: 'Bericht' }],
  kinds: [],
};

test('finds names of each kind', () => {
  expect(nameOf(CHOICES, 'agency', 'stadt')).toBe('Stadt Lüneburg');
  expect(nameOf(CHOICES, 'unit', 'stadt/gewerbe')).toBe('Gewerbeamt');
  expect(nameOf(CHOICES, 'classification', 0)).toBe('offen');
  expect(nameOf(CHOICES, 'doc_type', 'bericht')).toBe('Bericht');
});

test('shows the value where there is no name', () => {
  expect(nameOf(CHOICES, 'kind', 'Fax')).toBe('Fax');
  expect(nameOf(undefined, 'agency', 'stadt')).toBe('stadt');
});
