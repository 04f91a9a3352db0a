import { Layer } from 'konva/lib/Layer.js';
import { Shape } from 'konva/lib/Shape.js';
import { Stage } from 'konva/lib/Stage.js';
import type { Grid, ImagePoint } from '../../model/coordinates.ts';
import { imageToScreen, screenPoint, type ScreenPoint } from '../../model/coordinates.ts';
import { StrokeMask } from '../../model/mask.ts';
import type { MaskRule } from '../../model/stroke.ts';
import { BrushCursor } from './BrushCursor.ts';
import { FIT, type View } from './view.ts';

const NO_CELLS = new Uint8Array(0);

/**
 * Milliseconds between two drawings of a stroke's cells. Drawn at every movement, they would cost as
 * much as the picture itself: whatever lies over it makes the browser put it together anew.
 */
const CELLS_EVERY = 80;

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
 *
 * A canvas as large as the picture costs far more to redraw than a pointer event may, where the page
 * is drawn by the processor that also runs the network. So the cells are redrawn only when there are
 * others, and the cursor has a small canvas of its own, which is moved and not redrawn.
 */
export class SceneOverlay {
  readonly #stage: Stage;
  readonly #layer = new Layer({ listening: false });
  readonly #cells: Shape;
  readonly #cursor: BrushCursor;
  #mask: StrokeMask | null = null;
  /** Which cells were drawn last. */
  #shown = NO_CELLS;
  #drawing = false;
  /** Waits to draw the cells of a stroke under way. */
  #due: ReturnType<typeof setTimeout> | null = null;
  /** How the picture lies in the overlay, which is as large as its frame. */
  #view: View = FIT;

  constructor(container: HTMLDivElement) {
    const [cells, cursor] = [document.createElement('div'), document.createElement('div')];
    container.replaceChildren(cells, cursor);
    this.#stage = new Stage({ container: cells, listening: false, width: 1, height: 1 });
    this.#cells = new Shape({
      sceneFunc: (context) => this.#drawCells(context._context),
    });
    this.#layer.add(this.#cells);
    this.#stage.add(this.#layer);
    this.#cursor = new BrushCursor(cursor);
    this.hide();
  }

  resize(width: number, height: number): void {
    this.#stage.size({ width, height });
  }

  /** The picture lies otherwise in its frame. */
  place(view: View): void {
    this.#view = view;
    this.#cursor.hide();
    this.#layer.batchDraw();
  }

  /**
   * The brush is over the picture, without drawing.
   * @param from where a straight line to the point would begin
   */
  hover(point: ImagePoint, brush: OverlayBrush, from: ImagePoint | null = null): void {
    this.#moveCursor(point, 1, brush);
    if (this.#drawing) return;
    this.#mask = new StrokeMask(brush.grid, brush);
    this.#mask.extend(from ? [from, point] : [point], null);
    this.#showCells();
  }

  /** A stroke begins: its cells are gathered from here on. */
  begin(point: ImagePoint, width: number | null, brush: OverlayBrush): void {
    this.#drawing = true;
    this.#mask = new StrokeMask(brush.grid, brush);
    this.extend([point], width === null ? null : [width], brush);
  }

  /** @param widths shares of the brush's radius, one for each point; null: 1 for all */
  extend(
    points: readonly ImagePoint[],
    widths: readonly number[] | null,
    brush: OverlayBrush,
  ): void {
    const last = points.at(-1);
    if (!last || !this.#drawing) return;
    this.#mask?.extend(points, widths);
    this.#moveCursor(last, widths?.at(-1) ?? 1, brush);
    this.#due ??= setTimeout(() => this.#showCells(), CELLS_EVERY);
  }

  /** The stroke ended; the cursor stays until {@link hide}. */
  end(): void {
    this.#drawing = false;
    this.#mask = null;
    this.#showCells();
  }

  /** Nothing is left over the picture; a stroke that goes on shows again when it comes back. */
  hide(): void {
    this.#stopWaiting();
    this.#cursor.hide();
    this.#shown.fill(0);
    this.#layer.visible(false);
  }

  destroy(): void {
    this.#stopWaiting();
    this.#stage.destroy();
  }

  #moveCursor(point: ImagePoint, share: number, { radius }: OverlayBrush): void {
    const { scale } = this.#view;
    const { width } = this.#stage.size();
    if (point.x < 0 || point.x > 1 || point.y < 0 || point.y > 1) this.#cursor.hide();
    else this.#cursor.show(this.#onScreen(point), radius * share * scale * width);
  }

  /** Where a point of the picture lies in the overlay. */
  #onScreen(point: ImagePoint): ScreenPoint {
    const { width, height } = this.#stage.size();
    const { scale, x, y } = this.#view;
    const inPicture = imageToScreen(point, width * scale, height * scale);
    return screenPoint(inPicture.x + x * width, inPicture.y + y * height);
  }

  #stopWaiting(): void {
    if (this.#due !== null) clearTimeout(this.#due);
    this.#due = null;
  }

  /** Draws the cells if they are others than those drawn last. */
  #showCells(): void {
    this.#stopWaiting();
    const cells = this.#mask?.cells ?? NO_CELLS;
    if (cells.length !== this.#shown.length) this.#shown = new Uint8Array(cells.length);
    let changed = !this.#layer.visible();
    cells.forEach((strength, cell) => {
      const reached = strength > 0 ? 1 : 0;
      if (this.#shown[cell] === reached) return;
      this.#shown[cell] = reached;
      changed = true;
    });
    if (!changed) return;
    this.#layer.visible(true);
    this.#layer.batchDraw();
  }

  #drawCells(context: CanvasRenderingContext2D): void {
    const mask = this.#mask;
    if (!mask) return;
    const { width, height } = this.#stage.size();
    const [columns, rows] = [mask.grid.width, mask.grid.height];
    const { scale, x, y } = this.#view;
    const [cellWidth, cellHeight] = [(width * scale) / columns, (height * scale) / rows];
    context.beginPath();
    mask.cells.forEach((strength, cell) => {
      if (strength === 0) return;
      const left = x * width + (cell % columns) * cellWidth;
      const top = y * height + Math.floor(cell / columns) * cellHeight;
      context.rect(left + 0.5, top + 0.5, cellWidth - 1, cellHeight - 1);
    });
    context.fillStyle = this.#drawing ? 'rgba(255, 252, 246, 0.06)' : 'rgba(255, 252, 246, 0.1)';
    context.fill();
    context.lineWidth = 1;
    context.strokeStyle = this.#drawing ? 'rgba(255, 252, 246, 0.4)' : 'rgba(255, 252, 246, 0.28)';
    context.stroke();
  }
}
