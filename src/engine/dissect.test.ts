import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { Observation, type SeenScene } from '../model/dissection/observation.ts';
import { firstUnseenScene, parseDissection } from '../model/dissection.ts';
import { editableLayers, parseManifest, type Manifest } from '../model/manifest.ts';
import { dissect, inTurn, type Dissected } from './dissect.ts';

const MANIFEST = 'models/village/manifest.json';

async function village(): Promise<Manifest> {
  return parseManifest(await readFile(MANIFEST, 'utf8'), MANIFEST);
}

/** Seeded maps and labels, the same whenever a scene is seen. */
function seen(manifest: Manifest, scene: number, names: readonly string[]): SeenScene {
  let state = scene + 1;
  const next = () => (state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff) / 0x7fffffff;
  const classes = manifest.segmenter?.classes.length ?? 0;
  const layers = editableLayers(manifest).filter(({ id }) => names.includes(id));
  return {
    maps: layers.map(({ units, height, width }) =>
      Float32Array.from({ length: units * height * width }, () => Math.max(next() * 3 - 1.5, 0)),
    ),
    labels: Uint8Array.from({ length: manifest.resolution ** 2 }, () =>
      Math.floor(next() * classes * 0.999),
    ),
  };
}

function engine(manifest: Manifest, turns: { count: number }): Dissected {
  return {
    manifest,
    see: (scene, layers) => Promise.resolve(seen(manifest, scene, layers)),
    turn: (work) => {
      turns.count += 1;
      return work();
    },
  };
}

const REQUEST = { samples: 8, thresholdSamples: 2, firstScene: 3, layers: ['8'] };

describe('dissect', { timeout: 60_000 }, () => {
  it('gives the table that all its scenes give, in many short turns', async () => {
    const manifest = await village();
    const turns = { count: 0 };
    const told: number[] = [];
    const stop = new AbortController();
    const table = await dissect(engine(manifest, turns), REQUEST, (n) => told.push(n), stop.signal);
    expect(told).toEqual([2, 4, 6, 8, 10]);
    expect(turns.count).toBeGreaterThan(20);

    const spec = {
      ...{ weights: manifest.weights, segmenter: '', side: manifest.resolution, firstScene: 3 },
      ...{ samples: 8, thresholdSamples: 2 },
      classes: (manifest.segmenter?.classes ?? []).map(({ id }) => id),
      layers: editableLayers(manifest).filter(({ id }) => id === '8'),
    };
    const whole = new Observation(spec);
    for (let pair = 0; pair < 5; pair++) {
      const of = (scene: number) => seen(manifest, scene, ['8']);
      whole.add(pair, of(3 + pair * 2), of(4 + pair * 2));
    }
    const [expected] = whole.tables();
    const [found] = table?.layers ?? [];
    expect(table?.method).toMatchObject({ samples: 8, thresholdSamples: 2 });
    expect(table?.method).not.toHaveProperty('firstUnseen');
    expect(table && firstUnseenScene(table)).toBe(13);
    expect(found?.iqr.iou.flat()).toEqual(
      expected?.iqr.iou.flat().map((iou) => Number(iou.toFixed(4))),
    );
    expect(found?.q99).toEqual(expected?.q99.map((q) => Number(q.toPrecision(4))));
  });

  it('has a table of what it has seen when it is stopped, or none', async () => {
    const manifest = await village();
    const stop = new AbortController();
    const after = (scenes: number) => (n: number) => {
      if (n === scenes) stop.abort();
    };
    const table = await dissect(engine(manifest, { count: 0 }), REQUEST, after(6), stop.signal);
    expect(table?.method).toMatchObject({ samples: 4, thresholdSamples: 2 });
    // Scenes 3 to 6 and, of the other sample, 11 and 12.
    expect(table && firstUnseenScene(table)).toBe(13);
    const kept = parseDissection(JSON.stringify(table), 'of the page');
    expect(firstUnseenScene(kept)).toBe(13);
    const none = await dissect(engine(manifest, { count: 0 }), REQUEST, after(0), stop.signal);
    expect(none).toBeNull();
  });

  it('refuses a model without a segmenter, and layers that it does not have', async () => {
    const manifest = await village();
    const { signal } = new AbortController();
    const bare = engine({ ...manifest, segmenter: null }, { count: 0 });
    const nothing = () => undefined;
    await expect(dissect(bare, REQUEST, nothing, signal)).rejects.toThrow('no-segmenter');
    const asked = dissect(
      engine(manifest, { count: 0 }),
      { ...REQUEST, layers: ['7'] },
      nothing,
      signal,
    );
    await expect(asked).rejects.toThrow('no such layer');
  });
});

describe('inTurn', () => {
  it('mixes two samples evenly', () => {
    expect(inTurn(4, 1)).toEqual([0, 1, 4, 2, 3]);
    expect(inTurn(2, 2)).toEqual([0, 2, 1, 3]);
  });
});
