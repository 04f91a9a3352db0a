// `npm test`: installs what is missing, then every check and every test, with one closing line.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { ensureChromium } from './chromium.mjs';
import { ensurePackages, run, tryRun } from './steps.mjs';

const UNIT_REPORT = 'test-results/unit.json';
const BROWSER_REPORT = 'test-results/browser.json';

ensurePackages();
ensureChromium();
run('npm', ['run', 'check']);
rmSync('test-results', { recursive: true, force: true });
mkdirSync('test-results', { recursive: true });

const codes = [
  tryRun('npx', [
    'vitest',
    'run',
    '--allowOnly=false',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${UNIT_REPORT}`,
  ]),
  tryRun('npx', ['playwright', 'test'], { env: { GANPAINT_BROWSER_REPORT: BROWSER_REPORT } }),
];

const unit = readReport(UNIT_REPORT);
const browser = readReport(BROWSER_REPORT)?.stats;
const passed = (unit?.numPassedTests ?? 0) + (browser?.expected ?? 0) + (browser?.flaky ?? 0);
// A file that cannot even be loaded holds no test that could fail; it counts as one.
const broken = unit?.success === false && unit.numFailedTests === 0 ? 1 : 0;
const failed = (unit?.numFailedTests ?? 0) + broken + (browser?.unexpected ?? 0);
const skipped = (unit?.numPendingTests ?? 0) + (browser?.skipped ?? 0);
console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exit(codes.find((code) => code !== 0) ?? 0);

function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}
