/** The width of a pen that touches as lightly as it can, as a share of the brush's. */
const LEAST = 0.1;
/** What a pen without a sensor tells for its pressure while it touches (Pointer Events, `pressure`). */
const NO_SENSOR = 0.5;

/**
 * The widths of a stroke by the pressure of its pen. A pen that tells nothing but 0.5 has no sensor and
 * paints at full width, as mice and fingers do.
 */
export class PenPressure {
  readonly #pen: boolean;
  #sensed = false;

  /** @param pointerType as of a pointer event */
  constructor(pointerType: string) {
    this.#pen = pointerType === 'pen';
  }

  /** The shares of the radius at some points, 0..1; null where the pointer has no pressure. */
  widths(pressures: readonly number[]): number[] | null {
    if (!this.#pen) return null;
    this.#sensed ||= pressures.some((pressure) => pressure !== NO_SENSOR);
    if (!this.#sensed) return null;
    return pressures.map((pressure) => LEAST + (1 - LEAST) * Math.min(Math.max(pressure, 0), 1));
  }
}
