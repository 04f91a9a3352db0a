import type { LayerId } from './stroke.ts';

/**
 * What the strokes amount to at one layer, held for the units that they touch alone.
 *
 * For unit `units[r]` and cell `p`, the feature map becomes `x' = keep·x + add` with `keep` and
 * `add` read at `r · height · width + p`; every other unit stays as it is. The form is closed under
 * composition and never divides (docs/architecture.md, "Intervention"; ICLR 2019, eq. 4).
 */
export type Intervention = {
  readonly layer: LayerId;
  readonly height: number;
  readonly width: number;
  /** Unit numbers in ascending order, row by row of `keep` and `add`. */
  readonly units: Uint32Array;
  /** `[units, height, width]`, 0..1; 1 where nothing was painted. */
  readonly keep: Float32Array;
  /** `[units, height, width]`, premultiplied; 0 where nothing was painted. */
  readonly add: Float32Array;
};

/**
 * Applies an intervention to a feature map, out of place.
 * @param x `[units of the layer, height, width]`
 * @returns the edited map, of the same shape
 */
export function applyIntervention(x: Float32Array, edit: Intervention): Float32Array<ArrayBuffer> {
  const size = edit.height * edit.width;
  const edited = new Float32Array(x);
  edit.units.forEach((unit, row) => {
    for (let p = 0; p < size; p++) {
      const at = unit * size + p;
      edited[at] =
        (edit.keep[row * size + p] ?? 1) * (x[at] ?? 0) + (edit.add[row * size + p] ?? 0);
    }
  });
  return edited;
}

/** Whether two interventions on one layer do the same; none is the same as none. */
export function sameIntervention(
  a: Intervention | undefined,
  b: Intervention | undefined,
): boolean {
  if (a === b) return true;
  if (!a || !b) return false;
  return sameValues(a.units, b.units) && sameValues(a.keep, b.keep) && sameValues(a.add, b.add);
}

function sameValues(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
