import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { kernSubset } from './build/kernSubset.ts';
import { licences } from './build/licences.ts';

const KERN_PARTS = ['btn', 'label', 'form-input', 'hint', 'error', 'sr-only', 'level', 'layer'];

export default defineConfig({
  plugins: [kernSubset(KERN_PARTS), react(), licences()],
  resolve: { alias: { '@': new URL('./src', import.meta.url).pathname } },
  build: {
    outDir: '../search_api/page',
    emptyOutDir: true,
    // The content policy of the service allows no data: addresses, so nothing is inlined.
    assetsInlineLimit: 0,
    target: ['chrome111', 'firefox114', 'safari16.4', 'edge111'],
  },
  server: { proxy: { '/api': 'http://localhost:8000' } },
  test: { include: ['src/**/*.test.ts', 'build/**/*.test.ts'], environment: 'node' },
});
