import { readFileSync } from 'node:fs';
import { editableLayers, parseManifest } from '../../src/model/manifest.ts';
import { parseParity, type Parity } from '../../src/model/parity.ts';
import type { PlainIntervention } from '../harness/harness.ts';
import { decodePng } from './pixels.ts';

type Edit = NonNullable<Parity['cases'][number]['edit']>;

export type ParityCase = {
  readonly name: string;
  readonly scene: number;
  readonly interventions: readonly PlainIntervention[];
  /** RGBA as the trainer's framework rendered it. */
  readonly expected: Uint8Array;
};

/** The pictures that the trainer's framework rendered for a model, with the edits on them. */
export function parityCases(model: string): ParityCase[] {
  const folder = `models/${model}`;
  const text = (file: string): string => readFileSync(`${folder}/${file}`, 'utf8');
  const layers = editableLayers(parseManifest(text('manifest.json'), 'manifest.json'));
  const parity = parseParity(text('parity.json'), 'parity.json');
  return parity.cases.map(({ scene, edit, image }) => {
    const layer = layers.find(({ id }) => id === edit?.layer);
    return {
      name: edit ? `scene ${scene}, ${edit.units.length} units at ${edit.layer}` : `scene ${scene}`,
      scene,
      interventions: edit && layer ? [intervention(edit, layer.height, layer.width)] : [],
      expected: decodePng(readFileSync(`${folder}/${image.file}`)).data,
    };
  });
}

function intervention(edit: Edit, height: number, width: number): PlainIntervention {
  const order = edit.units
    .map((_, i) => i)
    .sort((a, b) => (edit.units[a] ?? 0) - (edit.units[b] ?? 0));
  const painted = new Set(edit.cells.map(([row, column]) => row * width + column));
  const cells = Array.from({ length: height * width }, (_, cell) => painted.has(cell));
  return {
    layer: edit.layer,
    height,
    width,
    units: order.map((i) => edit.units[i] ?? 0),
    keep: order.flatMap(() => cells.map((on) => (on ? 1 - edit.strength : 1))),
    add: order.flatMap((i) => cells.map((on) => (on ? edit.strength * (edit.level[i] ?? 0) : 0))),
  };
}
