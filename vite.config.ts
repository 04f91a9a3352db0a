import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';
import { contentSecurityPolicy, isolationHeaders } from './tools/vite/headers.ts';
import { modelsPlugin } from './tools/vite/modelsPlugin.ts';
import { offlinePlugin } from './tools/vite/offlinePlugin.ts';
import { policyPlugin } from './tools/vite/policyPlugin.ts';

/** The browser tests' build adds a tiny model and a page that drives the engine alone. */
const forTests = process.env['GANPAINT_TEST'] === '1';
const modelFolders = forTests ? ['models', 'e2e/fixtures'] : ['models'];
const pages = forTests
  ? {
      harness: 'e2e/harness/index.html',
      bare: 'e2e/harness/bare.html',
      opened: 'e2e/harness/opened.html',
    }
  : {};

export default defineConfig({
  base: './',
  // A missing file must be a 404, not the page.
  appType: 'mpa',
  plugins: [react(), modelsPlugin(modelFolders), policyPlugin(), offlinePlugin()],
  resolve: {
    // The runtime's bundles that leave the .wasm file and its loader to us, so that the chosen one
    // alone is downloaded.
    conditions: ['onnxruntime-web-use-extern-wasm', ...defaultClientConditions],
  },
  worker: { format: 'es' },
  optimizeDeps: { exclude: ['onnxruntime-web'] },
  build: {
    target: 'esnext',
    assetsInlineLimit: 0,
    // Browsers that have Promise.withResolvers, which the engine's worker uses, know modulepreload.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: {
        index: 'index.html',
        teacher: 'teacher.html',
        ...pages,
        'service-worker': 'src/serviceWorker/serviceWorker.ts',
      },
      output: {
        // What several parts share is one file: small ones pack worse, and are a request each.
        codeSplitting: { groups: [{ name: 'shared', minShareCount: 2 }] },
        // A service worker governs the folder that it is served from, under one lasting name.
        entryFileNames: ({ name }) =>
          name === 'service-worker' ? '[name].js' : 'assets/[name]-[hash].js',
      },
    },
  },
  server: { headers: isolationHeaders },
  preview: {
    headers: { ...isolationHeaders, 'Content-Security-Policy': contentSecurityPolicy },
  },
});
