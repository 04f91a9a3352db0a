import type { Grid } from '../coordinates.ts';
import { addTo, fromSteps, inSteps } from './exactSum.ts';

/** The pixels of the classes in the cells of a grid, leaving out classes that a cell has none of. */
export type CellPixels = {
  readonly cell: Uint32Array;
  readonly concept: Uint8Array;
  /** Pixels of `concept` in `cell`. */
  readonly pixels: Uint32Array;
};

/**
 * Counts the pixels of each class in each cell.
 * @param labels `[side, side]`; a pixel belongs to the cell that its top left corner lies in
 */
export function cellPixels(
  labels: Uint8Array,
  side: number,
  grid: Grid,
  classes: number,
): CellPixels {
  const counts = new Uint32Array(grid.height * grid.width * classes);
  let entries = 0;
  for (let y = 0; y < side; y++) {
    const row = Math.floor((y * grid.height) / side) * grid.width;
    for (let x = 0; x < side; x++) {
      const cell = row + Math.floor((x * grid.width) / side);
      const at = cell * classes + (labels[y * side + x] ?? 0);
      const count = counts[at] ?? 0;
      if (count === 0) entries++;
      counts[at] = count + 1;
    }
  }
  const cell = new Uint32Array(entries);
  const concept = new Uint8Array(entries);
  const pixels = new Uint32Array(entries);
  for (let at = 0, i = 0; i < entries; at++) {
    const count = counts[at] ?? 0;
    if (count === 0) continue;
    cell[i] = Math.floor(at / classes);
    concept[i] = at % classes;
    pixels[i++] = count;
  }
  return { cell, concept, pixels };
}

/** Means of each unit weighted by each concept's share of the cell. States merge. */
export class ConceptMeans {
  readonly units: number;
  readonly classes: number;
  /** `[units, classes]`: Σ pixels · value, in steps. */
  readonly sums: Float64Array;
  /** `[classes]`: Σ pixels. */
  readonly weights: Float64Array;
  readonly #scene: Float64Array;

  constructor(units: number, classes: number) {
    this.units = units;
    this.classes = classes;
    this.sums = new Float64Array(units * classes);
    this.weights = new Float64Array(classes);
    this.#scene = new Float64Array(classes);
  }

  /** @param map `[units, cells]`, one scene's feature map */
  add(map: Float32Array, { cell, concept, pixels }: CellPixels): void {
    const cells = map.length / this.units;
    for (let i = 0; i < cell.length; i++) {
      const c = concept[i] ?? 0;
      this.weights[c] = (this.weights[c] ?? 0) + (pixels[i] ?? 0);
    }
    const scene = this.#scene;
    for (let unit = 0; unit < this.units; unit++) {
      scene.fill(0);
      const start = unit * cells;
      for (let i = 0; i < cell.length; i++) {
        const c = concept[i] ?? 0;
        scene[c] = (scene[c] ?? 0) + (pixels[i] ?? 0) * (map[start + (cell[i] ?? 0)] ?? 0);
      }
      for (let c = 0; c < this.classes; c++) {
        const at = unit * this.classes + c;
        this.sums[at] = (this.sums[at] ?? 0) + inSteps(scene[c] ?? 0);
      }
    }
  }

  merge(other: ConceptMeans): void {
    addTo(this.sums, other.sums);
    addTo(this.weights, other.weights);
  }

  /** 0 for a concept that was never seen. */
  mean(unit: number, concept: number): number {
    const weight = this.weights[concept] ?? 0;
    return weight === 0 ? 0 : fromSteps(this.sums[unit * this.classes + concept] ?? 0) / weight;
  }
}
