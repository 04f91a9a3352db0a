import { chromium, type Browser, type Page } from '@playwright/test';
import { build, preview } from 'vite';
import { findChromium, softwareWebgpuFlags } from '../setup/chromium.mjs';
import { openApp, paintDabs, paintDrags, prepareBrush, type LoadMarks } from './appPage.ts';
import { measureBareInPage } from './barePage.ts';
import { countBytes } from './bytes.ts';
import { paintFastGesture } from './gesture.ts';
import { measureBareInNode } from './bareNode.ts';
import { p50p95 } from './statistics.ts';
import { weakLaptop } from './weakLaptop.ts';

/**
 * `npm run bench [-- --model village --backend wasm --layer 16]`: cost of painting, as ratios to the
 * bare stages measured in the same run, before and after; nothing here passes or fails.
 * `--laboratory` paints with the laboratory open as well, `--throttle 4` measures a weak laptop instead.
 */
const OUTPUT = '.cache/bench';
const SITE = '.cache/bench-site';
const MODEL = option('model', 'village');
const BACKEND = option('backend', 'wasm') === 'webgpu' ? 'webgpu' : 'wasm';
const LAYER = option('layer', '16');
const THROTTLE = Number(option('throttle', '1'));
const LABORATORY = process.argv.includes('--laboratory');
const DABS = 50;
/** Times that the laboratory is opened and closed again. */
const TURNS = 5;
/** Dabs in each turn: the p95 of fewer is a matter of luck. */
const TURN_DABS = 30;
const DRAGS = 8;
const DRAG_SECONDS = 1.2;
/** Pointer events a second of the fast gesture, as the fastest mice and pens send them. */
const GESTURE_RATE = 1000;
const GESTURE_SECONDS = 3;
const BARE_RUNS = 50;
/** About the time between two dabs. */
const REST = 150;

// What visitors get is counted apart: the pages of the tests split the chunks otherwise.
await build({ logLevel: 'warn', build: { outDir: SITE, emptyOutDir: true } });
process.env['GANPAINT_TEST'] = '1';
await build({ logLevel: 'warn', build: { outDir: OUTPUT, emptyOutDir: true } });
const server = await preview({ build: { outDir: OUTPUT }, preview: { port: 4175 } });
const origin = server.resolvedUrls?.local[0] ?? 'http://localhost:4175/';
const executablePath = findChromium();
const browser = await chromium.launch({
  args: ['--headless=new', '--no-sandbox', ...(BACKEND === 'webgpu' ? softwareWebgpuFlags : [])],
  ...(executablePath === undefined ? {} : { executablePath }),
});
try {
  if (THROTTLE > 1) {
    await weakLaptop(browser, origin, { model: MODEL, backend: BACKEND, layer: LAYER }, THROTTLE);
  } else await bench(browser);
} finally {
  await browser.close();
  await server.close();
}

async function bench(chrome: Browser): Promise<void> {
  // Processor threads that rested need time to come back, in the bare stages as in the page: a dab out
  // of idleness is held against bare runs out of idleness, a drag against bare runs in a row.
  const bare = (rest: number): Promise<number[]> =>
    measureBareInPage(chrome, origin, {
      ...{ model: MODEL, backend: BACKEND, layer: LAYER },
      ...{ runs: BARE_RUNS, rest },
    });
  const rested = await bare(REST);
  const before = await bare(0);
  const page = await (
    await chrome.newContext({ viewport: { width: 1440, height: 900 } })
  ).newPage();
  const marks = await openApp(page, `${origin}?model=${MODEL}&backend=${BACKEND}&scene=1`);
  await prepareBrush(page, LAYER);
  const dabs = await paintDabs(page, DABS);
  const drags = await paintDrags(page, DRAGS, DRAG_SECONDS);
  const gesture = await paintFastGesture(page, GESTURE_RATE, GESTURE_SECONDS);
  const withLaboratory = LABORATORY ? await beside(page) : null;
  await page.context().close();
  const bareTimes = [...before, ...(await bare(0))];
  const [restedMedian, restedWorst] = p50p95([...rested, ...(await bare(REST))]);
  const node = await measureBareInNode(`models/${MODEL}`, LAYER, BARE_RUNS);

  const [bareMedian, bareWorst] = p50p95(bareTimes);
  const [nodeMedian] = p50p95(node);
  const [dabMedian, dabWorst] = p50p95(dabs.map(({ duration }) => duration));
  const [, ageWorst] = p50p95(drags.flatMap(({ frames }) => frames.map((f) => f.duration)));
  const [rate] = p50p95(drags.map(({ frames, seconds }) => frames.length / seconds));
  console.log(`\n${MODEL}, ${BACKEND}, strokes at layer ${LAYER}; times in ms`);
  console.table({
    'bare stages p50': row(bareMedian),
    'bare stages p95': row(bareWorst, bareMedian, 'bare p50'),
    'bare stages out of idleness p50': row(restedMedian, bareMedian, 'bare p50'),
    'bare stages out of idleness p95': row(restedWorst, restedMedian, 'rested p50'),
    'one dab, idle engine, p50': row(dabMedian, restedMedian, 'rested p50', '≤ 1.15'),
    'one dab, idle engine, p95': row(dabWorst, restedMedian, 'rested p50', '≤ 1.5'),
    'of it the engine, p50': row(
      p50p95(dabs.map(({ engine }) => engine))[0],
      bareMedian,
      'bare p50',
    ),
    'drag: frames a second': row(rate, 1000 / bareMedian, 'bare rate', '≥ 0.87'),
    'drag: the engine, p50': row(
      p50p95(drags.flatMap(({ frames }) => frames.map((f) => f.engine)))[0],
      bareMedian,
      'bare p50',
    ),
    'drag: age of the state shown, p95': row(ageWorst, bareMedian, 'bare p50', '≤ 2.2'),
    'bare stages in onnxruntime-node p50': row(nodeMedian, bareMedian, 'bare p50'),
  });
  if (withLaboratory) {
    const [closed, opened] = [withLaboratory.closed, withLaboratory.open].map(p50p95);
    console.log('One dab without and with the laboratory open, in turns, ms');
    console.table({
      p50: row(opened?.[0] ?? 0, closed?.[0], 'closed'),
      p95: row(opened?.[1] ?? 0, closed?.[1], 'closed', '0.9 to 1.1'),
    });
  }
  console.log(`A gesture of ${gesture.events} pointer events in ${gesture.seconds.toFixed(1)} s`);
  console.table({
    'longest task of the page, ms': {
      value: gesture.longestTask === 0 ? 'none over 50' : gesture.longestTask.toFixed(0),
      goal: '≤ 50',
    },
  });
  console.log('First scene from a cold cache, ms');
  console.table(firstScene(marks));
  console.log('Bytes');
  console.table(countBytes(SITE, MODEL));
}

/** Dabs with the laboratory closed and open, in turns, so that both meet the same load. */
async function beside(page: Page): Promise<{ closed: number[]; open: number[] }> {
  const times = { closed: [] as number[], open: [] as number[] };
  for (let turn = 0; turn < TURNS; turn++) {
    for (const state of ['closed', 'open'] as const) {
      const dabs = await paintDabs(page, TURN_DABS);
      times[state].push(...dabs.map(({ duration }) => duration));
      await page.getByRole('button', { name: 'Laboratory', exact: true }).click();
      const bench = page.getByRole('region', { name: 'Laboratory' });
      await bench.waitFor({ state: state === 'closed' ? 'visible' : 'hidden' });
    }
  }
  return times;
}

function row(value: number, base?: number, of?: string, goal = ''): Record<string, string> {
  const ratio = base === undefined ? '' : `${(value / base).toFixed(2)} × ${of ?? ''}`;
  return { value: value.toFixed(1), ratio, goal };
}

function firstScene(marks: LoadMarks): Record<string, string> {
  const span = (from: number, to: number): string => (to - from).toFixed(0);
  return {
    'page and scripts': span(0, marks.download),
    download: span(marks.download, marks.compile),
    'runtime and compile': span(marks.compile, marks.warmUp),
    'first run and check': span(marks.warmUp, marks.ready),
    'to the screen': span(marks.ready, marks.firstFrame),
    total: span(0, marks.firstFrame),
  };
}

function option(name: string, otherwise: string): string {
  const at = process.argv.indexOf(`--${name}`);
  return (at < 0 ? undefined : process.argv[at + 1]) ?? otherwise;
}
