import type { Grid } from './coordinates.ts';
import type { Intervention } from './intervention.ts';
import type { LayerShape } from './manifest.ts';
import { strokeMask } from './mask.ts';
import type { Stroke, UnitLevels } from './stroke.ts';

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

  /** A copy that can be composed further while this one stays as it is. */
  clone(): LayerComposition {
    const copy = new LayerComposition(this.layer, this.grid);
    for (const [unit, { keep, add }] of this.#rows) {
      copy.#rows.set(unit, { keep: keep.slice(), add: add.slice() });
    }
    return copy;
  }

  /** Sets units to levels where the mask is: `a = strength · mask`. */
  set(mask: Float32Array, { units, levels }: UnitLevels, strength: number): void {
    const cells = reached(mask);
    units.forEach((unit, i) => {
      const { keep, add } = this.#row(unit);
      const level = levels[i] ?? 0;
      for (const p of cells) {
        const a = strength * (mask[p] ?? 0);
        keep[p] = (1 - a) * (keep[p] ?? 1);
        add[p] = (1 - a) * (add[p] ?? 0) + a * level;
      }
    });
  }

  /** Takes a share `strength · mask` of all earlier interventions away. */
  restore(mask: Float32Array, strength: number): void {
    const cells = reached(mask);
    for (const { keep, add } of this.#rows.values()) {
      for (const p of cells) {
        const a = strength * (mask[p] ?? 0);
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

/** Indices of the cells that a mask reaches; strokes are small beside the grid. */
function reached(mask: Float32Array): number[] {
  const cells: number[] = [];
  mask.forEach((strength, cell) => {
    if (strength !== 0) cells.push(cell);
  });
  return cells;
}

/** All layers' compositions, in network order. */
export function emptyCompositions(layers: readonly LayerShape[]): LayerComposition[] {
  return layers.map((layer) => new LayerComposition(layer.id, layer));
}

/**
 * Composes one stroke; a hidden one does nothing. A drawing or erasing stroke acts on its own layer; a restoring stroke on all.
 * @param mask the stroke's mask on a layer's grid, if it is known already
 */
export function composeStroke(
  compositions: readonly LayerComposition[],
  stroke: Stroke,
  mask: (composition: LayerComposition) => Float32Array = (composition) =>
    strokeMask(stroke, composition.grid),
): void {
  if (stroke.hidden) return;
  for (const composition of compositions) {
    if (stroke.mode === 'restore') composition.restore(mask(composition), stroke.strength);
    else if (composition.layer === stroke.layer) {
      composition.set(mask(composition), stroke.setting, stroke.strength);
    }
  }
}

/** The interventions that compositions amount to: at most one a layer, in network order. */
export function interventionsOf(compositions: readonly LayerComposition[]): Intervention[] {
  return compositions.flatMap((composition) => composition.intervention() ?? []);
}
