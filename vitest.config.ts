import { defineConfig } from 'vitest/config';

/** Unit tests stand beside their source; e2e/ is Playwright's. */
export default defineConfig({ test: { include: ['{src,tools}/**/*.test.ts'] } });
