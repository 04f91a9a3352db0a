import Konva from 'konva/lib/Core.js';
import { Circle } from 'konva/lib/shapes/Circle.js';
import type { Grid, ImagePoint } from '../../model/coordinates.ts';
import { imageToScreen } from '../../model/coordinates.ts';
import { StrokeMask } from '../../model/mask.ts';
import type { MaskRule } from '../../model/stroke.ts';

/** The brush as the overlay shows it. */
export type OverlayBrush = {
  /** Share of the picture's width. */
  readonly radius: number;
  /** 0..1, as in a stroke. */
  readonly hardness: number;
  readonly rule: MaskRule;
  /** Grid of the layer that the stroke acts on. */
  readonly grid: Grid;
};

/**
 * What lies over the picture: a cursor of the brush's true size and the grid cells that the network
 * will be changed in. It draws by itself, outside of React, and never takes an event.
 */
export class SceneOverlay {
  readonly #stage: Konva.Stage;
  readonly #layer = new Konva.Layer({ listening: false });
  readonly #cells: Konva.Shape;
  readonly #trail: Konva.Shape;
  readonly #outer = new Circle({ stroke: 'rgba(20, 16, 12, 0.75)', strokeWidth: 3 });
  readonly #inner = new Circle({ stroke: 'rgba(255, 252, 246, 0.95)', strokeWidth: 1.5 });
  #mask: StrokeMask | null = null;
  /** Points of the stroke under way, in image coordinates one after the other; the line shows them. */
  #line: ImagePoint[] = [];
  #drawing = false;

  constructor(container: HTMLDivElement) {
    this.#stage = new Konva.Stage({ container, listening: false, width: 1, height: 1 });
    this.#cells = new Konva.Shape({
      sceneFunc: (context) => this.#drawCells(context._context),
    });
    this.#trail = new Konva.Shape({
      sceneFunc: (context) => this.#drawLine(context._context),
    });
    this.#layer.add(this.#cells, this.#trail, this.#outer, this.#inner);
    this.#stage.add(this.#layer);
    this.hide();
  }

  resize(width: number, height: number): void {
    this.#stage.size({ width, height });
  }

  /** The pointer is over the picture, without drawing. */
  hover(point: ImagePoint, brush: OverlayBrush): void {
    this.#moveCursor(point, brush);
    if (this.#drawing) return;
    this.#mask = new StrokeMask(brush.grid, brush);
    this.#mask.extend([point], null);
    this.#layer.visible(true);
    this.#layer.batchDraw();
  }

  /** A stroke begins: its cells are gathered from here on. */
  begin(point: ImagePoint, brush: OverlayBrush): void {
    this.#drawing = false;
    this.hover(point, brush);
    this.#line = [point];
    this.#drawing = true;
  }

  extend(
    points: readonly ImagePoint[],
    widths: readonly number[] | null,
    brush: OverlayBrush,
  ): void {
    const last = points.at(-1);
    if (!last || !this.#drawing) return;
    this.#mask?.extend(points, widths);
    this.#line.push(...points);
    this.#moveCursor(last, brush);
    this.#layer.visible(last.x >= 0 && last.x <= 1 && last.y >= 0 && last.y <= 1);
    this.#layer.batchDraw();
  }

  /** The stroke ended; the cursor stays until {@link hide}. */
  end(): void {
    this.#drawing = false;
    this.#mask = null;
    this.#line = [];
    this.#layer.batchDraw();
  }

  /** Nothing is left over the picture; a stroke that goes on shows again when it comes back. */
  hide(): void {
    this.#layer.visible(false);
    this.#layer.draw();
  }

  destroy(): void {
    this.#stage.destroy();
  }

  #moveCursor(point: ImagePoint, { radius }: OverlayBrush): void {
    const { width, height } = this.#stage.size();
    const { x, y } = imageToScreen(point, width, height);
    for (const circle of [this.#outer, this.#inner]) {
      circle.position({ x, y });
      circle.radius(Math.max(2, radius * width));
    }
  }

  #drawLine(context: CanvasRenderingContext2D): void {
    if (this.#line.length < 2) return;
    const { width, height } = this.#stage.size();
    context.beginPath();
    for (const point of this.#line) {
      const { x, y } = imageToScreen(point, width, height);
      context.lineTo(x, y);
    }
    context.lineJoin = 'round';
    context.lineCap = 'round';
    context.lineWidth = 1.5;
    context.strokeStyle = 'rgba(255, 252, 246, 0.7)';
    context.stroke();
  }

  #drawCells(context: CanvasRenderingContext2D): void {
    const mask = this.#mask;
    if (!mask) return;
    const { width, height } = this.#stage.size();
    const [columns, rows] = [mask.grid.width, mask.grid.height];
    const [cellWidth, cellHeight] = [width / columns, height / rows];
    context.beginPath();
    mask.cells.forEach((strength, cell) => {
      if (strength === 0) return;
      const left = (cell % columns) * cellWidth;
      const top = Math.floor(cell / columns) * cellHeight;
      context.rect(left + 0.5, top + 0.5, cellWidth - 1, cellHeight - 1);
    });
    context.fillStyle = this.#drawing ? 'rgba(255, 252, 246, 0.06)' : 'rgba(255, 252, 246, 0.1)';
    context.fill();
    context.lineWidth = 1;
    context.strokeStyle = this.#drawing ? 'rgba(255, 252, 246, 0.4)' : 'rgba(255, 252, 246, 0.28)';
    context.stroke();
  }
}
