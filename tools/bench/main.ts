import { chromium, type Browser } from '@playwright/test';
import { build, preview } from 'vite';
import { findChromium, softwareWebgpuFlags } from '../setup/chromium.mjs';
import { notIsolated } from '../vite/headers.ts';
import { openApp, paintDabs, paintDrags, prepareBrush, type LoadMarks } from './appPage.ts';
import { measureBareInPage, SEGMENTER } from './barePage.ts';
import { besideLaboratory, type Beside } from './besideLaboratory.ts';
import { countBytes } from './bytes.ts';
import { paintFastGesture } from './gesture.ts';
import { measureBareInNode } from './bareNode.ts';
import { p50p95 } from './statistics.ts';
import { weakLaptop } from './weakLaptop.ts';

/**
 * `npm run bench [-- --model village --backend wasm --layer 16]`: cost of painting, as ratios to the
 * bare stages measured in the same run, before and after; nothing here passes or fails.
 * `--laboratory` paints with the laboratory open and while it compares two models as well, `--one-thread`
 * leaves the network one thread, `--throttle 4` measures a weak laptop instead.
 */
const OUTPUT = '.cache/bench';
const SITE = '.cache/bench-site';
const MODEL = option('model', 'village');
const BACKEND = option('backend', 'wasm') === 'webgpu' ? 'webgpu' : 'wasm';
const LAYER = option('layer', '16');
const THROTTLE = Number(option('throttle', '1'));
/** WASM has one thread where the page is not isolated: the browser then has the other core for itself. */
const ONE_THREAD = process.argv.includes('--one-thread');
const LABORATORY = process.argv.includes('--laboratory');
const DABS = 50;
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
const server = await preview({
  build: { outDir: OUTPUT },
  preview: { port: 4175, ...(ONE_THREAD && { headers: notIsolated }) },
});
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
    await chrome.newContext({
      viewport: { width: 1440, height: 900 },
      // It would isolate the page all the same.
      serviceWorkers: ONE_THREAD ? 'block' : 'allow',
    })
  ).newPage();
  const marks = await openApp(page, `${origin}?model=${MODEL}&backend=${BACKEND}&scene=1`);
  await prepareBrush(page, LAYER);
  const dabs = await paintDabs(page, DABS);
  const drags = await paintDrags(page, DRAGS, DRAG_SECONDS);
  const gesture = await paintFastGesture(page, GESTURE_RATE, GESTURE_SECONDS);
  const laboratory = LABORATORY ? await besideLaboratory(chrome, page, MODEL) : null;
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
  if (laboratory) {
    const segmenter = await measureBareInPage(chrome, origin, {
      ...{ model: MODEL, backend: BACKEND, layer: SEGMENTER },
      ...{ runs: BARE_RUNS, rest: REST },
    });
    tellLaboratory(laboratory, p50p95(segmenter)[0]);
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

function tellLaboratory({ memory, ...times }: Beside, segmenter: number): void {
  const [closed, opened, comparing] = [times.closed, times.open, times.comparing].map(p50p95);
  console.log(
    'One dab without the laboratory, with it, and while two models are compared, in turns, ms',
  );
  console.table({
    'open, p50': row(opened?.[0] ?? 0, closed?.[0], 'closed'),
    'open, p95': row(opened?.[1] ?? 0, closed?.[1], 'closed', '0.9 to 1.1'),
    'comparing, p50': row(comparing?.[0] ?? 0, closed?.[0], 'closed'),
    'comparing, p95': row(comparing?.[1] ?? 0, closed?.[1], 'closed', '0.9 to 1.1'),
  });
  const [told, late] = p50p95(times.readout);
  console.log('From the end of a stroke to its measured effect, ms');
  console.table({
    'segmenter alone, out of idleness, p50': row(segmenter),
    'effect on the page, p50': row(told, segmenter, 'segmenter', '≤ 2'),
    'effect on the page, p95': row(late, segmenter, 'segmenter'),
  });
  console.log('Resident memory of the page’s processes, MB');
  console.table({
    'before two models are compared': memory.before.toFixed(0),
    meanwhile: memory.during.toFixed(0),
    afterwards: memory.after.toFixed(0),
  });
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
