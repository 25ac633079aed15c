/// <reference types="node" />
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { packageOf } from './packageOf.ts';

/** Packages whose files come by url() in our stylesheets and therefore are no modules of their own. */
const BY_ADDRESS = ['node_modules/@fontsource/fira-sans'];

/** Puts the licences of everything that the page ships into one file beside it, as most of them demand. */
export function licences(): Plugin {
  return {
    name: 'licences',
    generateBundle() {
      const folders = new Set(BY_ADDRESS);
      for (const id of this.getModuleIds()) {
        const folder = packageOf(id);
        if (folder !== null) folders.add(folder);
      }
      const entries = new Map([...folders].map(readLicence));
      const texts = [...entries].sort(([a], [b]) => a.localeCompare(b)).map(([title, text]) => `${title}\n\n${text.trim()}\n`);
      this.emitFile({ type: 'asset', fileName: 'licences.txt', source: texts.join(`\n${'-'.repeat(80)}\n\n`) });
    },
  };
}

function readLicence(folder: string): [title: string, text: string] {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, string>;
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const title = `${name ?? folder} ${version ?? ''} (${license ?? 'see below'})`;
  return [title, file === undefined ? 'The package names this licence and carries no text of it.' : readFileSync(join(folder, file), 'utf8')];
}
