import type { Plugin } from 'vite';
import { keepRules } from './keepRules.ts';

/**
 * Cuts the stylesheet of KERN down to its tokens and the named component families.
 *
 * The whole file is 340 kB and draws its icons from data: addresses, which the content policy forbids.
 */
export function kernSubset(families: readonly string[]): Plugin {
  return {
    name: 'kern-subset',
    enforce: 'pre',
    transform(code, id) {
      return id.split('?')[0]?.endsWith('/@kern-ux/native/dist/kern.css') ? { code: keepRules(code, families), map: null } : null;
    },
  };
}
