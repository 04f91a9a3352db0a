import { beforeEach, expect, it } from 'vitest';
import type { ObserveRequest } from '../../model/port.ts';
import type { TaughtLayer } from '../../model/teaching/taughtLayer.ts';
import { Editor } from '../editor.ts';
import { FakePort } from '../testing/fakePort.ts';
import { tinyDissection, tinyManifest } from '../testing/tinyModel.ts';
import { Teaching } from './teaching.ts';

const UNITS = 8;
/** The thing is on the left quarter of every scene. */
const region = Uint8Array.from({ length: 64 * 64 }, (_, p) => (p % 64 < 16 ? 1 : 0));
const labels = region.map((inside) => 1 - inside);

let port: FakePort;
let teaching: Teaching;

const state = () => teaching.store.getState();
const mapped = () => port.observed.flatMap(({ layers = [] }) => layers);

function taught(layer: string, score: number): TaughtLayer {
  const all = (value: number) => Array.from({ length: UNITS }, () => value);
  const same = { iou: all(0.2), shuffled: all(0.1), outside: all(0), top: all(1) };
  return { ...same, layer, inside: all(1), insideOf: [], score };
}

/** Strokes draw the thing at layer 16 alone; a layer's map says which layer it is. */
function see({ state: seen, labels: wanted, layers = [] }: ObserveRequest) {
  const drawn = seen.interventions.some(({ layer }) => layer === '16');
  const maps = layers.map((layer) => ({ layer, values: Float32Array.of(Number(layer)) }));
  const found = drawn ? new Uint8Array(labels.length) : labels;
  const observation = { pixels: null, labels: wanted ? found : null, maps };
  return { kind: 'observed', observation } as const;
}

/** Tries out until something is found. */
async function tryOut(): Promise<void> {
  const stopWatching = teaching.store.subscribe(({ improved }) => {
    if (!improved) return;
    stopWatching();
    teaching.stop();
  });
  await teaching.improve();
}

beforeEach(() => {
  port = new FakePort();
  port.see = see;
  port.teach = () =>
    Promise.resolve({ kind: 'taught', layers: [taught('8', 0.4), taught('16', 0.2)] });
  const editor = new Editor(port);
  port.model({ manifest: tinyManifest, dissection: tinyDissection });
  teaching = new Teaching(editor, tinyManifest, 0);
  teaching.painted(region.slice());
});

it('shows the map of the layer that trying out settles on, with its own number of units', async () => {
  await teaching.rank();
  await expect.poll(() => state().map?.[0]).toBe(8);
  teaching.chooseUnits(4);
  await tryOut();
  expect(state()).toMatchObject({ phase: 'ranked', layer: '16', units: 1 });
  await expect.poll(() => state().map?.[0]).toBe(16);
  teaching.forgetImproved();
  expect(teaching.setting()?.units).toHaveLength(1);
});

it('leaves the map and the units where trying out stays on the layer', async () => {
  port.teach = () => Promise.resolve({ kind: 'taught', layers: [taught('16', 0.4)] });
  await teaching.rank();
  await expect.poll(() => state().map?.[0]).toBe(16);
  teaching.chooseUnits(4);
  const looked = mapped().length;
  await tryOut();
  expect(state()).toMatchObject({ layer: '16', units: 4 });
  expect(mapped()).toHaveLength(looked);
});
