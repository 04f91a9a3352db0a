import type { ScreenPoint } from '../../model/coordinates.ts';

const SMALLEST = 2;

/**
 * A circle of the brush's true size. Following the pointer moves it by a transform alone; a zoomed
 * circle may be far larger than the screen, so it is an element and no canvas.
 */
export class BrushCursor {
  readonly #element: HTMLDivElement;
  #radius = 0;

  constructor(element: HTMLDivElement) {
    element.className = 'brush-cursor';
    this.#element = element;
  }

  /** @param radius in CSS pixels */
  show({ x, y }: ScreenPoint, radius: number): void {
    this.#resize(Math.max(SMALLEST, radius));
    const { style } = this.#element;
    style.transform = `translate(${x - this.#radius}px, ${y - this.#radius}px)`;
    style.visibility = 'visible';
  }

  hide(): void {
    this.#element.style.visibility = 'hidden';
  }

  #resize(radius: number): void {
    if (radius === this.#radius) return;
    this.#radius = radius;
    const { style } = this.#element;
    style.width = `${2 * radius}px`;
    style.height = `${2 * radius}px`;
  }
}
