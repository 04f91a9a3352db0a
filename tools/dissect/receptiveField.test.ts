import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { brushSetting } from '../../src/model/brush.ts';
import { composeStroke, emptyCompositions, interventionsOf } from '../../src/model/composition.ts';
import { imagePoint } from '../../src/model/coordinates.ts';
import { parseDissection } from '../../src/model/dissection.ts';
import { editableLayers } from '../../src/model/manifest.ts';
import { strokeMask } from '../../src/model/mask.ts';
import type { Stroke } from '../../src/model/stroke.ts';
import { runFrom, runScene } from '../onnx/generator.ts';
import { openModelFolder } from '../onnx/modelFolder.ts';

const VILLAGE = join(import.meta.dirname, '../../models/village');
/** 3×3 convolutions of each stage after its enlargement (training/generator.py), RGB with the last. */
const CONVOLUTIONS = [1, 2, 2, 2, 1, 3];

/** The pixels that a cell can reach: `[first, last]` of a row, through the stages from `stage` on. */
function reach(cell: number, stage: number): [number, number] {
  let [first, last] = [cell, cell];
  for (const convolutions of CONVOLUTIONS.slice(stage + 1)) {
    // Bilinear with half-pixel centres: fine pixel p takes from cells floor((p − 0.5) / 2) and the next.
    [first, last] = [2 * first - 1 - convolutions, 2 * last + 2 + convolutions];
  }
  return [first, last];
}

describe('beyond the receptive field of the stages', () => {
  it.each(['8', '16', '32'])('a stroke at layer %s changes nothing, to the bit', async (id) => {
    const model = await openModelFolder(VILLAGE, 1);
    const { manifest } = model;
    const text = await readFile(join(VILLAGE, manifest.dissection?.file ?? ''), 'utf8');
    const table = parseDissection(text, 'dissection.json');
    const layer = editableLayers(manifest).find((each) => each.id === id);
    if (!layer) throw new Error(`the village has a layer ${id}`);
    const outputs = await runScene(model, 3);
    const [before, map] = [outputs.at(-1), outputs[layer.stage]];
    const stroke: Stroke = {
      id: 'test',
      concept: 'cloud',
      mode: 'draw',
      layer: id,
      setting: brushSetting(table, 'cloud', id, 'draw', Math.round(layer.units / 2)),
      radius: 0.02,
      hardness: 1,
      strength: 1,
      rule: 'touch',
      points: [imagePoint(0.05, 0.05)],
      widths: null,
      covers: false,
      clears: false,
      hidden: false,
    };
    const compositions = emptyCompositions([layer]);
    composeStroke(compositions, stroke);
    const [edit] = interventionsOf(compositions);
    if (!before || !map || !edit) throw new Error('the stroke reaches cells');
    const after = await runFrom(model, layer.stage, map, edit);
    const mask = strokeMask(stroke, layer);
    const side = manifest.resolution;
    const can = new Uint8Array(side * side);
    mask.forEach((strength, cell) => {
      if (strength === 0) return;
      const [top, bottom] = reach(Math.floor(cell / layer.width), layer.stage);
      const [left, right] = reach(cell % layer.width, layer.stage);
      for (let y = Math.max(top, 0); y <= Math.min(bottom, side - 1); y++) {
        can.fill(1, y * side + Math.max(left, 0), y * side + Math.min(right, side - 1) + 1);
      }
    });
    let [changed, beyond] = [0, 0];
    for (let at = 0; at < after.length; at++) {
      if (after[at] === before[at]) continue;
      changed++;
      if (can[at % (side * side)] === 0) beyond++;
    }
    expect(can.includes(0)).toBe(true);
    expect(changed).toBeGreaterThan(100);
    expect(beyond).toBe(0);
  });
});
