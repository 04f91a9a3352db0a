import { PNG } from 'pngjs';
import { latentRow } from '../../src/model/latent.ts';
import type { LayerShape } from '../../src/model/manifest.ts';
import { runScene } from '../onnx/generator.ts';
import type { ModelFolder } from '../onnx/modelFolder.ts';
import { Progress } from '../dissect/progress.ts';
import { upsample } from '../../src/model/dissection/upsample.ts';

/** A unit to show and the level over which it is on. */
export type ShownUnit = {
  readonly layer: LayerShape;
  readonly unit: number;
  readonly threshold: number;
};

type Top = { readonly scene: number; readonly peak: number };
type Shown = { readonly image: Float32Array; readonly region: Uint8Array };

const OUTLINE = [255, 40, 160] as const;
const SHADE = 0.35;
const GAP = 4;

/**
 * A picture of scenes in which each unit is most active, one row a unit, with what the unit covers
 * outlined and the rest darkened.
 * @param scenes scenes that are looked through
 * @param columns scenes shown for each unit
 */
export async function unitGrid(
  model: ModelFolder,
  units: readonly ShownUnit[],
  scenes: number,
  columns: number,
): Promise<Buffer> {
  const tops: Top[][] = units.map(() => []);
  const last = Math.max(...units.map(({ layer }) => layer.stage));
  const progress = new Progress('scenes for the grids', scenes);
  for (let scene = 0; scene < scenes; scene++) {
    const outputs = await runHead(model, scene, last);
    units.forEach(({ layer, unit }, i) => {
      const plane = planeOf(outputs, layer, unit);
      tops[i] = insertTop(tops[i] ?? [], { scene, peak: Math.max(...plane) }, columns);
    });
    progress.step();
  }
  const side = model.manifest.resolution;
  const [width, height] = [columns * (side + GAP) + GAP, units.length * (side + GAP) + GAP];
  const png = new PNG({ width, height });
  png.data.fill(255);
  for (const [row, unit] of units.entries()) {
    for (const [column, { scene }] of (tops[row] ?? []).entries()) {
      const shown = await show(model, unit, scene, side);
      paste(png, shown, side, GAP + column * (side + GAP), GAP + row * (side + GAP));
    }
  }
  return PNG.sync.write(png);
}

/** The outputs of the stages up to `last`. */
async function runHead(model: ModelFolder, scene: number, last: number): Promise<Float32Array[]> {
  let x = latentRow(model.manifest.latent, scene);
  const outputs: Float32Array[] = [];
  for (const stage of model.stages.slice(0, last + 1)) {
    x = await stage.run(x);
    outputs.push(x);
  }
  return outputs;
}

function insertTop(tops: readonly Top[], next: Top, count: number): Top[] {
  return [...tops, next].sort((a, b) => b.peak - a.peak || a.scene - b.scene).slice(0, count);
}

async function show(
  model: ModelFolder,
  { layer, unit, threshold }: ShownUnit,
  scene: number,
  side: number,
): Promise<Shown> {
  const outputs = await runScene(model, scene);
  const fine = upsample(planeOf(outputs, layer, unit), layer, side);
  const region = Uint8Array.from(fine, (value) => (value > threshold ? 1 : 0));
  return { image: outputs.at(-1) ?? new Float32Array(), region };
}

function planeOf(outputs: readonly Float32Array[], layer: LayerShape, unit: number): Float32Array {
  const cells = layer.height * layer.width;
  return (outputs[layer.stage] ?? new Float32Array()).subarray(unit * cells, (unit + 1) * cells);
}

function paste(png: PNG, { image, region }: Shown, side: number, left: number, top: number): void {
  const size = side * side;
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const p = y * side + x;
      const inside = region[p] === 1;
      const edge =
        inside &&
        ((x > 0 && region[p - 1] === 0) ||
          (x < side - 1 && region[p + 1] === 0) ||
          (y > 0 && region[p - side] === 0) ||
          (y < side - 1 && region[p + side] === 0));
      for (let channel = 0; channel < 3; channel++) {
        const value = Math.min(Math.max(((image[channel * size + p] ?? 0) + 1) * 127.5, 0), 255);
        const shown = edge ? (OUTLINE[channel] ?? 0) : inside ? value : value * SHADE;
        png.data[((top + y) * png.width + left + x) * 4 + channel] = Math.round(shown);
      }
    }
  }
}
