import { expect, test } from 'vitest';
import { groupByType } from './groupByType';

test('people come before plates, and the order within a type stays', () => {
  const items = [
    { type: 'LICENCE_PLATE', name: 'LG-AB 123' },
    { type: 'PERSON', name: 'Pohl, Nadine' },
    { type: 'SHIP', name: 'Seute Deern' },
    { type: 'PERSON', name: 'Fock, Malte' },
  ];
  expect(groupByType(items).map(({ type, items: of }) => [type, of.map(({ name }) => name)])).toEqual([
    ['PERSON', ['Pohl, Nadine', 'Fock, Malte']],
    ['LICENCE_PLATE', ['LG-AB 123']],
  ]);
});
