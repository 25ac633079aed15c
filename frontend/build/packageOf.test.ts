import { expect, test } from 'vitest';
import { packageOf } from './packageOf.ts';

test.each([
  ['/x/node_modules/react/index.js', '/x/node_modules/react'],
  ['/x/node_modules/@kern-ux/native/dist/kern.css?inline', '/x/node_modules/@kern-ux/native'],
  ['/x/node_modules/a/node_modules/b/i.js', '/x/node_modules/a/node_modules/b'],
  ['/x/src/main.tsx', null],
  ['\0/x/node_modules/a/i.js', null],
])('%s', (id, folder) => {
  expect(packageOf(id)).toBe(folder);
});
