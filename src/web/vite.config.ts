import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [svelte(), svelteTesting()],
  build: {
    outDir: process.env.CHARLA_WEB_OUT ?? '../../artifacts/web',
    emptyOutDir: true,
    target: 'es2022',
    // The policy of the page allows no inline module, and small images as data are not worth a second rule.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    // `npm run dev` beside a `charla serve` of one's own.
    proxy: {
      '/ws': { target: 'ws://127.0.0.1:5080', ws: true, changeOrigin: true, rewriteWsOrigin: true },
      '/guide': 'http://127.0.0.1:5080',
    },
  },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.ts'],
    setupFiles: ['src/testing/setup.ts'],
    restoreMocks: true,
    // A busy machine is no fault.
    testTimeout: 60_000,
  },
});
