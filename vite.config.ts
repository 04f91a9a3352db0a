import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';
import { contentSecurityPolicy, isolationHeaders } from './tools/vite/headers.ts';
import { modelsPlugin } from './tools/vite/modelsPlugin.ts';
import { policyPlugin } from './tools/vite/policyPlugin.ts';

/** Where the models come from; the browser tests add their tiny one. */
const modelFolders = ['models', ...(process.env['GANPAINT_EXTRA_MODELS']?.split(':') ?? [])];

export default defineConfig({
  base: './',
  // A missing file must be a 404, not the page.
  appType: 'mpa',
  plugins: [react(), modelsPlugin(modelFolders), policyPlugin()],
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
    rolldownOptions: {
      input: { index: 'index.html', 'service-worker': 'src/serviceWorker/isolation.ts' },
      output: {
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
