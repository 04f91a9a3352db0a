import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseDissection } from '../../dissection.ts';
import { classIds, editableLayers, parseManifest } from '../../manifest.ts';
import { churchTable } from '../../proggan/testing/churchTable.ts';
import {
  ablationConcepts,
  ablationLayers,
  ablationPlan,
  runAblation,
  type AblationResult,
} from './ablation.ts';
import { contextConcepts, contextPlan, runContexts, type ContextResult } from './contexts.ts';
import { seededOrder, type LabelsOf } from './experiment.ts';
import { compareLayers } from './layers.ts';

const read = (file: string): string => readFileSync(`e2e/fixtures/tiny/${file}`, 'utf8');
const tinyManifest = parseManifest(read('manifest.json'), 'manifest.json');
const tinyDissection = parseDissection(read('dissection.json'), 'dissection.json');
const layers = editableLayers(tinyManifest);
const classes = classIds(tinyManifest);
const layer = layers[1] ?? { id: '8', stage: 1, units: 8, height: 8, width: 8 };

/** What a layer's table lacks that ranks its units for nothing. */
const unranked = {
  meanGiven: [],
  iqr: { threshold: [], iou: [], shuffled: [] },
};

/** Even scenes are of trees below and sky above; switching unit `u` off takes one eighth of the trees. */
const world: LabelsOf = ({ scene, interventions }) => {
  const labels = new Uint8Array(64 * 64).fill(2);
  if (typeof scene === 'number' && scene % 2 === 0) labels.fill(0, 2048);
  for (const { units, keep, add } of interventions) {
    units.forEach((unit, row) => {
      const [from, to] = [row * 64, (row + 1) * 64];
      if (keep[from] === 0 && add[from] === 0 && labels[4000] !== 2) {
        labels.fill(2, 2048 + unit * 256, 2048 + (unit + 1) * 256);
      } else {
        // A drawn dab turns what it reaches into trees where there was sky.
        keep.subarray(from, to).forEach((k, cell) => {
          const [row8, column] = [Math.floor(cell / 8), cell % 8];
          if (k === 0) {
            for (let y = 0; y < 8; y++)
              labels.fill(
                0,
                (row8 * 8 + y) * 64 + column * 8,
                (row8 * 8 + y) * 64 + column * 8 + 8,
              );
          }
        });
      }
    });
  }
  return Promise.resolve(labels);
};

describe('the ablation', () => {
  it('counts what goes, in the scenes that show the concept', async () => {
    const plan = ablationPlan(tinyDissection, classes, layer, 'tree', 3);
    expect(plan?.counts).toEqual([1, 2, 4]);
    const results: AblationResult[] = [];
    if (plan) await runAblation(plan, world, (result) => results.push(result));
    expect(results).toHaveLength(3);
    const last = results.at(-1);
    // Scenes 0 to 63 made the table.
    expect(last?.scenes).toEqual([64, 66, 68]);
    expect(last?.points.map(({ units }) => units)).toEqual([1, 2, 4]);
    for (const { ranked, random, units } of last?.points ?? []) {
      expect(ranked).toBeLessThanOrEqual(units / 8);
      expect(random).toBeLessThanOrEqual(units / 8);
      expect(ranked).toBeGreaterThan(0);
    }
  });

  it('ends where it is stopped, and keeps what it has', async () => {
    const plan = ablationPlan(tinyDissection, classes, layer, 'tree', 3);
    let asked = 0;
    const results: AblationResult[] = [];
    const until: LabelsOf = (state) => (++asked > 9 ? Promise.resolve(null) : world(state));
    if (plan) await runAblation(plan, until, (result) => results.push(result));
    expect(results.at(-1)?.scenes).toEqual([64]);
  });

  it('knows no concept that the table or the segmenter lacks', () => {
    expect(ablationPlan(tinyDissection, classes, layer, 'boat', 3)).toBeNull();
    expect(ablationPlan(tinyDissection, ['grass', 'sky', 'boat'], layer, 'tree', 3)).toBeNull();
    expect(ablationPlan(tinyDissection, ['boat'], layer, 'boat', 3)).toBeNull();
  });

  it('reads labels by the segmenter’s classes and units by the table’s concepts', () => {
    const other = ['sky', 'bush', 'grass', 'tree'];
    const plan = ablationPlan(tinyDissection, other, layer, 'tree', 3);
    const same = ablationPlan(tinyDissection, classes, layer, 'tree', 3);
    expect(plan).toEqual({ ...same, concept: 3, kind: [false, true, false, true] });
  });

  it('offers what the table ranks units for and the segmenter counts', () => {
    const ids = layers.map(({ id }) => id);
    expect(ablationConcepts(tinyDissection, ['sky', 'boat', 'tree'], layers)).toEqual([
      ...['tree', 'sky'],
    ]);
    expect(ablationConcepts(tinyDissection, [], layers)).toEqual([]);
    expect(ablationLayers(tinyDissection, layers, 'tree').map(({ id }) => id)).toEqual(ids);
    const two = { ...tinyDissection, layers: tinyDissection.layers.slice(0, 2) };
    expect(ablationLayers(two, layers, 'tree').map(({ id }) => id)).toEqual(ids.slice(0, 2));
    const bare = { ...two, layers: two.layers.map((each) => ({ ...each, ...unranked })) };
    expect(ablationLayers(bare, layers, 'tree')).toEqual([]);
    expect(ablationConcepts(bare, classes, layers)).toEqual([]);
    expect(ablationPlan(bare, classes, layer, 'tree', 3)).toBeNull();
  });

  it('takes a published table with a segmenter that was added', () => {
    const shape = { id: 'layer4', stage: 3, units: 512, height: 8, width: 8 };
    const added = ['wall', 'building', 'sky', 'tree'];
    expect(ablationConcepts(churchTable, added, [shape])).toEqual(['tree', 'sky']);
    const plan = ablationPlan(churchTable, added, shape, 'tree', 3);
    expect(plan?.concept).toBe(3);
    expect(plan?.ranked.slice(0, 3)).not.toEqual([0, 1, 2]);
    expect(contextConcepts(churchTable, added, [shape])).toEqual([]);
  });
});

describe('the contexts', () => {
  it('put the dab on each of them and tell what became of the cells', async () => {
    const plan = contextPlan(tinyDissection, classes, layers, 'tree', 2);
    expect(plan?.contexts).toEqual([{ on: 2, table: null }]);
    const results: ContextResult[] = [];
    if (plan) await runContexts(plan, world, (result) => results.push(result));
    expect(results.at(-1)?.[0]).toMatchObject({ on: 2, strokes: 2 });
  });

  it('are those that the segmenter knows, by its classes', () => {
    const other = ['sky', 'boat', 'tree'];
    const plan = contextPlan(tinyDissection, other, layers, 'tree', 2);
    const same = contextPlan(tinyDissection, classes, layers, 'tree', 2);
    expect(plan).toEqual({ ...same, concept: 2, contexts: [{ on: 0, table: null }] });
    expect(contextPlan(tinyDissection, ['sky', 'grass'], layers, 'tree', 2)).toBeNull();
    expect(contextPlan(tinyDissection, ['tree', 'grass'], layers, 'tree', 2)).toBeNull();
    expect(contextConcepts(tinyDissection, other, layers)).toEqual(['tree', 'sky']);
    expect(contextConcepts(tinyDissection, ['tree'], layers)).toEqual([]);
  });
});

describe('the layers', () => {
  it('leave out what other scenes’ labels explain as well', () => {
    const grouped = tinyManifest.segmenter?.classes ?? [];
    const [first] = tinyDissection.layers;
    if (!first) throw new Error('the tiny table has layers');
    const rise = (by: number) => first.iqr.iou.map((row) => Math.max(...row) - by);
    const compared = (shuffled: number[]) =>
      compareLayers(
        { ...tinyDissection, layers: [{ ...first, iqr: { ...first.iqr, shuffled } }] },
        grouped,
      )[0];
    expect(compared(rise(0.06))?.matching).toBe(first.units);
    expect(compared(rise(0.04))).toMatchObject({ matching: 0, concepts: 0, best: null });
    expect(compared([])?.control).toBeNull();
    const [tree] = compareLayers(tinyDissection, grouped, ['tree']);
    expect(tree?.concepts).toBeLessThanOrEqual(1);
  });

  it('count the matching units by group', () => {
    const compared = compareLayers(tinyDissection, tinyManifest.segmenter?.classes ?? []);
    expect(compared.map((each) => each.layer)).toEqual(['4', '8', '16', '32']);
    for (const { groups, units, concepts, best } of compared) {
      expect(groups.object + groups.part + groups.material).toBeLessThanOrEqual(units);
      expect(concepts).toBeGreaterThan(0);
      expect(best?.iou).toBeGreaterThan(0.05);
    }
  });
});

it('orders by seed', () => {
  expect(seededOrder(20, 3)).toEqual(seededOrder(20, 3));
  expect(seededOrder(20, 3)).not.toEqual(seededOrder(20, 4));
  expect(seededOrder(20, 3).toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: 20 }, (_, i) => i),
  );
});
