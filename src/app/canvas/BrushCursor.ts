import Konva from 'konva/lib/Core.js';
import { Circle } from 'konva/lib/shapes/Circle.js';
import type { ScreenPoint } from '../../model/coordinates.ts';

/** Room around the circle for its line. */
const MARGIN = 3;
const SMALLEST = 2;

/**
 * A circle of the brush's true size, on a canvas just as large as it. Following the pointer moves the
 * canvas; only another size draws it again.
 */
export class BrushCursor {
  readonly #container: HTMLDivElement;
  readonly #stage: Konva.Stage;
  readonly #layer = new Konva.Layer({ listening: false });
  readonly #lines = [
    new Circle({ stroke: 'rgba(20, 16, 12, 0.75)', strokeWidth: 3 }),
    new Circle({ stroke: 'rgba(255, 252, 246, 0.95)', strokeWidth: 1.5 }),
  ] as const;
  #radius = 0;

  constructor(container: HTMLDivElement) {
    container.className = 'brush-cursor';
    this.#container = container;
    this.#stage = new Konva.Stage({ container, listening: false, width: 1, height: 1 });
    this.#layer.add(...this.#lines);
    this.#stage.add(this.#layer);
  }

  /** @param radius in CSS pixels */
  show({ x, y }: ScreenPoint, radius: number): void {
    this.#resize(Math.max(SMALLEST, radius));
    const edge = this.#radius + MARGIN;
    this.#container.style.transform = `translate(${x - edge}px, ${y - edge}px)`;
    this.#container.style.visibility = 'visible';
  }

  hide(): void {
    this.#container.style.visibility = 'hidden';
  }

  destroy(): void {
    this.#stage.destroy();
  }

  #resize(radius: number): void {
    if (radius === this.#radius) return;
    this.#radius = radius;
    const edge = radius + MARGIN;
    for (const line of this.#lines) line.setAttrs({ x: edge, y: edge, radius });
    this.#stage.size({ width: Math.ceil(2 * edge), height: Math.ceil(2 * edge) });
  }
}
