import { imagePoint, type ImagePoint } from '../../model/coordinates.ts';

/** A drag shorter than this share of the picture has no direction yet. */
const LEAST_DRAG = 0.015;

/**
 * A line with the nearest of eight directions, which the first bit of a drag decides: its later points
 * come to lie on it.
 */
export class StraightLine {
  readonly #origin: ImagePoint;
  #direction: { readonly x: number; readonly y: number } | null = null;

  constructor(origin: ImagePoint) {
    this.#origin = origin;
  }

  /** The point of the line nearest to one of the drag; null while the direction is open. */
  nearest(point: ImagePoint): ImagePoint | null {
    const [dx, dy] = [point.x - this.#origin.x, point.y - this.#origin.y];
    if (!this.#direction) {
      if (Math.hypot(dx, dy) < LEAST_DRAG) return null;
      const angle = (Math.round(Math.atan2(dy, dx) / (Math.PI / 4)) * Math.PI) / 4;
      this.#direction = { x: Math.cos(angle), y: Math.sin(angle) };
    }
    const along = dx * this.#direction.x + dy * this.#direction.y;
    return imagePoint(
      this.#origin.x + along * this.#direction.x,
      this.#origin.y + along * this.#direction.y,
    );
  }
}
