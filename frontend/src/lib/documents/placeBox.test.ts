import { expect, test } from 'vitest';
import { placeBox } from './placeBox';

test('turns pixels into shares of the page', () => {
  expect(placeBox([100, 200, 300, 260], { width: 1000, height: 2000 })).toEqual({
    left: '10.0000%',
    top: '10.0000%',
    width: '20.0000%',
    height: '3.0000%',
  });
});

test('widens on each side', () => {
  expect(placeBox([100, 200, 300, 260], { width: 1000, height: 1000 }, 10)).toEqual({
    left: '9.0000%',
    top: '19.0000%',
    width: '22.0000%',
    height: '8.0000%',
  });
});
