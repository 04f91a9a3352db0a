import type { Grid } from '../coordinates.ts';

/** The shares of the classes in the cells of a grid, leaving out shares of 0. */
export type CellShares = {
  readonly cell: Uint32Array;
  readonly concept: Uint8Array;
  /** 0..1, at each `cell` and `concept`. */
  readonly share: Float32Array;
};

/**
 * The share of each class in each cell.
 * @param labels `[side, side]`
 * @param side a multiple of the grid's height and width
 */
export function cellShares(
  labels: Uint8Array,
  side: number,
  grid: Grid,
  classes: number,
): CellShares {
  const counts = new Uint32Array(grid.height * grid.width * classes);
  for (let y = 0; y < side; y++) {
    const row = Math.floor((y * grid.height) / side) * grid.width;
    for (let x = 0; x < side; x++) {
      const cell = row + Math.floor((x * grid.width) / side);
      const at = cell * classes + (labels[y * side + x] ?? 0);
      counts[at] = (counts[at] ?? 0) + 1;
    }
  }
  const pixels = (side * side) / (grid.height * grid.width);
  const entries = [...counts.entries()].filter(([, n]) => n > 0);
  return {
    cell: Uint32Array.from(entries, ([at]) => Math.floor(at / classes)),
    concept: Uint8Array.from(entries, ([at]) => at % classes),
    share: Float32Array.from(entries, ([, n]) => n / pixels),
  };
}

/** Means of each unit weighted by each concept's share of the cell. States merge. */
export class ConceptMeans {
  readonly units: number;
  readonly classes: number;
  /** `[units, classes]`: Σ share · value. */
  readonly sums: Float64Array;
  /** `[classes]`: Σ share. */
  readonly weights: Float64Array;

  constructor(units: number, classes: number) {
    this.units = units;
    this.classes = classes;
    this.sums = new Float64Array(units * classes);
    this.weights = new Float64Array(classes);
  }

  /** @param map `[units, cells]`, one scene's feature map */
  add(map: Float32Array, { cell, concept, share }: CellShares): void {
    const cells = map.length / this.units;
    for (let i = 0; i < cell.length; i++) {
      const c = concept[i] ?? 0;
      const weight = share[i] ?? 0;
      this.weights[c] = (this.weights[c] ?? 0) + weight;
    }
    for (let unit = 0; unit < this.units; unit++) {
      const plane = map.subarray(unit * cells, (unit + 1) * cells);
      const sums = this.sums.subarray(unit * this.classes, (unit + 1) * this.classes);
      for (let i = 0; i < cell.length; i++) {
        const c = concept[i] ?? 0;
        sums[c] = (sums[c] ?? 0) + (share[i] ?? 0) * (plane[cell[i] ?? 0] ?? 0);
      }
    }
  }

  merge(other: ConceptMeans): void {
    other.sums.forEach((sum, i) => (this.sums[i] = (this.sums[i] ?? 0) + sum));
    other.weights.forEach((weight, c) => (this.weights[c] = (this.weights[c] ?? 0) + weight));
  }

  /** 0 for a concept that was never seen. */
  mean(unit: number, concept: number): number {
    const weight = this.weights[concept] ?? 0;
    return weight === 0 ? 0 : (this.sums[unit * this.classes + concept] ?? 0) / weight;
  }
}
