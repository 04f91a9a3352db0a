import { defineConfig } from 'vitest/config';

/** Unit tests stand beside their source; e2e/ is Playwright's. A slow machine fails no test. */
export default defineConfig({
  test: { include: ['{src,tools}/**/*.test.ts'], testTimeout: 120_000 },
});
