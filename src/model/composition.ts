import type { Grid } from './coordinates.ts';
import type { Intervention } from './intervention.ts';
import type { LayerShape } from './manifest.ts';
import { strokeMask } from './mask.ts';
import type { LayerId, Stroke, UnitLevels } from './stroke.ts';

type Row = { readonly keep: Float32Array; readonly add: Float32Array };

/**
 * The strokes of one layer composed in order, as `keep = ∏(1−a)` and the premultiplied
 * `add ← (1−a)·add + a·v` for each unit that a stroke touched.
 */
export class LayerComposition {
  readonly layer: string;
  readonly grid: Grid;
  readonly #rows: Map<number, Row>;

  constructor(layer: string, grid: Grid) {
    this.layer = layer;
    this.grid = grid;
    this.#rows = new Map();
  }

  /** Whether no stroke set anything yet. */
  get isEmpty(): boolean {
    return this.#rows.size === 0;
  }

  /** A copy that can be composed further while this one stays as it is. */
  clone(): LayerComposition {
    const copy = new LayerComposition(this.layer, this.grid);
    for (const [unit, { keep, add }] of this.#rows) {
      copy.#rows.set(unit, { keep: keep.slice(), add: add.slice() });
    }
    return copy;
  }

  /** Sets units to levels where the mask is: `a = strength · mask`. */
  set({ cells, shares }: ReachedCells, { units, levels }: UnitLevels, strength: number): void {
    units.forEach((unit, i) => {
      const { keep, add } = this.#row(unit);
      const level = levels[i] ?? 0;
      for (let c = 0; c < cells.length; c++) {
        const p = cells[c] ?? 0;
        const a = strength * (shares?.[c] ?? 1);
        keep[p] = (1 - a) * (keep[p] ?? 1);
        add[p] = (1 - a) * (add[p] ?? 0) + a * level;
      }
    });
  }

  /**
   * Takes a share `strength · mask` of all earlier interventions away.
   * @param but units that stay as they are
   */
  restore({ cells, shares }: ReachedCells, strength: number, but: readonly number[] = []): void {
    const staying = new Set(but);
    for (const [unit, { keep, add }] of this.#rows) {
      if (staying.has(unit)) continue;
      for (let c = 0; c < cells.length; c++) {
        const p = cells[c] ?? 0;
        const a = strength * (shares?.[c] ?? 1);
        keep[p] = a + (1 - a) * (keep[p] ?? 1);
        add[p] = (1 - a) * (add[p] ?? 0);
      }
    }
  }

  /** The composed intervention; null if it changes nothing. */
  intervention(): Intervention | null {
    const touched = [...this.#rows]
      .filter(([, { keep, add }]) => keep.some((k) => k !== 1) || add.some((v) => v !== 0))
      .sort(([a], [b]) => a - b);
    if (touched.length === 0) return null;
    const { height, width } = this.grid;
    const size = height * width;
    const keep = new Float32Array(touched.length * size);
    const add = new Float32Array(touched.length * size);
    touched.forEach(([, row], r) => {
      keep.set(row.keep, r * size);
      add.set(row.add, r * size);
    });
    const units = Uint32Array.from(touched, ([unit]) => unit);
    return { layer: this.layer, height, width, units, keep, add };
  }

  #row(unit: number): Row {
    const found = this.#rows.get(unit);
    if (found) return found;
    const size = this.grid.height * this.grid.width;
    const row = { keep: new Float32Array(size).fill(1), add: new Float32Array(size) };
    this.#rows.set(unit, row);
    return row;
  }
}

/** The cells that a mask reaches and nothing else of it; strokes are small beside the grid. */
export type ReachedCells = {
  /** Indices into the grid, ascending. */
  readonly cells: Uint32Array;
  /** The mask at each of them, 0..1; null where it is 1 at all of them. */
  readonly shares: Float32Array | null;
};

/** @param mask `[height, width]`, 0..1 */
export function reachedCells(mask: Float32Array): ReachedCells {
  let count = 0;
  let full = true;
  for (const share of mask) {
    if (share !== 0) count += 1;
    if (share !== 0 && share !== 1) full = false;
  }
  const cells = new Uint32Array(count);
  const shares = full ? null : new Float32Array(count);
  let next = 0;
  mask.forEach((share, cell) => {
    if (share === 0) return;
    cells[next] = cell;
    if (shares) shares[next] = share;
    next += 1;
  });
  return { cells, shares };
}

/** The cells that a stroke reaches on a grid. */
export function strokeCells(stroke: Stroke, grid: Grid): ReachedCells {
  return reachedCells(strokeMask(stroke, grid));
}

/** All layers' compositions, in network order. */
export function emptyCompositions(layers: readonly LayerShape[]): LayerComposition[] {
  return layers.map((layer) => new LayerComposition(layer.id, layer));
}

/** What a stroke does on a layer: it sets units, takes earlier strokes away, or nothing. */
type Action = 'set' | 'restore' | null;

/**
 * What a stroke does on each layer. A drawing or erasing one sets units on its own, where it also takes away
 * what there is of other units if it clears, and takes away what there is on later ones if it covers; a
 * restoring one takes away on all; a hidden one does nothing.
 * @param layers in network order
 */
export function strokeActions(stroke: Stroke, layers: readonly LayerId[]): Action[] {
  const own = layers.indexOf(stroke.layer);
  return layers.map((_, index) => {
    if (stroke.hidden) return null;
    if (stroke.mode === 'restore') return 'restore';
    if (index === own) return 'set';
    return stroke.covers && own >= 0 && index > own ? 'restore' : null;
  });
}

/**
 * Composes one stroke.
 * @param compositions of all layers, in network order
 * @param cells the cells that the stroke reaches on a layer's grid, if they are known already
 */
export function composeStroke(
  compositions: readonly LayerComposition[],
  stroke: Stroke,
  cells: (composition: LayerComposition) => ReachedCells = ({ grid }) => strokeCells(stroke, grid),
): void {
  const actions = strokeActions(
    stroke,
    compositions.map(({ layer }) => layer),
  );
  for (const [index, composition] of compositions.entries()) {
    const action = actions[index];
    if (action === 'set') {
      const { setting, strength } = stroke;
      const reached = cells(composition);
      if (stroke.clears) composition.restore(reached, strength, setting.units);
      composition.set(reached, setting, strength);
    }
    // There is mostly nothing to take away, and cells cost the most.
    else if (action === 'restore' && !composition.isEmpty) {
      composition.restore(cells(composition), stroke.strength);
    }
  }
}

/** The interventions that compositions amount to: at most one a layer, in network order. */
export function interventionsOf(compositions: readonly LayerComposition[]): Intervention[] {
  return compositions.flatMap((composition) => composition.intervention() ?? []);
}
