import type { ImagePoint } from '../../model/coordinates.ts';
import { StrokeMask } from '../../model/mask.ts';

/** Marks or clears what a round brush of the given radius goes over, in place. */
export class RegionStroke {
  readonly #mask: StrokeMask;
  readonly #region: Uint8Array;
  readonly #value: 0 | 1;

  /** @param region `[side, side]` @param radius share of the picture's width */
  constructor(region: Uint8Array, side: number, radius: number, erasing: boolean) {
    this.#region = region;
    this.#value = erasing ? 0 : 1;
    const shape = { radius, hardness: 1, rule: 'cover' } as const;
    this.#mask = new StrokeMask({ height: side, width: side }, shape);
  }

  extend(points: readonly ImagePoint[]): void {
    this.#mask.extend(points, null);
    this.#mask.cells.forEach((covered, p) => {
      if (covered >= 0.5) this.#region[p] = this.#value;
    });
  }
}

/** Share of a region that is painted, 0..1. */
export function paintedShare(region: Uint8Array | undefined): number {
  if (!region) return 0;
  let count = 0;
  for (const inside of region) count += inside;
  return count / region.length;
}
