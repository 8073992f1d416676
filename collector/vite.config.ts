import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Builds the page into `web/dist`, which the collector serves. Nothing is inlined: the page's policy allows no inline code. */
export default defineConfig({
  root: 'web',
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: ['chrome123', 'firefox120', 'safari17.5'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
