import {
  composeStroke,
  reachedCells,
  strokeActions,
  type LayerComposition,
} from '../model/composition.ts';
import type { ImagePoint } from '../model/coordinates.ts';
import { onLattice, onWidthLattice } from '../model/lattice.ts';
import { StrokeMask } from '../model/mask.ts';
import type { Stroke } from '../model/stroke.ts';

/** The stroke under the pointer: it grows point by point and keeps its masks as it does. */
export class LiveStroke {
  readonly #stroke: Stroke;
  readonly #points: ImagePoint[] = [];
  readonly #widths: number[] = [];
  /** Whether a pen told its pressure. */
  #pressed = false;
  readonly #masks = new Map<string, { mask: StrokeMask; taken: number }>();

  /** @param stroke a stroke without points */
  constructor(stroke: Stroke) {
    this.#stroke = stroke;
  }

  get points(): readonly ImagePoint[] {
    return this.#points;
  }

  /** @param widths shares of the radius, one for each point, where the pen told its pressure */
  extend(points: readonly ImagePoint[], widths: readonly number[] | null): void {
    this.#points.push(...points.map(onLattice));
    this.#widths.push(...(widths?.map(onWidthLattice) ?? points.map(() => 1)));
    this.#pressed ||= widths !== null;
  }

  /** The stroke as it stands, complete in itself. */
  finished(): Stroke {
    const widths = this.#pressed ? [...this.#widths] : null;
    return { ...this.#stroke, points: [...this.#points], widths };
  }

  /** The committed compositions with this stroke on top; they stay as they are. */
  composeOn(committed: readonly LayerComposition[]): LayerComposition[] {
    const actions = strokeActions(
      this.#stroke,
      committed.map(({ layer }) => layer),
    );
    const composed = committed.map((composition, index) =>
      actions[index] ? composition.clone() : composition,
    );
    composeStroke(composed, this.#stroke, (composition) =>
      reachedCells(this.#maskFor(composition).cells),
    );
    return composed;
  }

  /** The mask on a layer's grid; only points that came since the last call cost anything. */
  #maskFor({ layer, grid }: LayerComposition): StrokeMask {
    const entry = this.#masks.get(layer) ?? { mask: new StrokeMask(grid, this.#stroke), taken: 0 };
    entry.mask.extend(this.#points.slice(entry.taken), this.#widths.slice(entry.taken));
    entry.taken = this.#points.length;
    this.#masks.set(layer, entry);
    return entry.mask;
  }
}
