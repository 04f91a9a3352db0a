import type { Editor } from '../../editor/editor.ts';
import { radiusOf } from '../../editor/settings.ts';
import type { ImagePoint } from '../../model/coordinates.ts';
import { editableLayers } from '../../model/manifest.ts';
import type { StrokeMode } from '../../model/stroke.ts';
import type { OverlayBrush, SceneOverlay } from './SceneOverlay.ts';

/** What a hand needs of the overlay. */
type ShownBrush = Pick<SceneOverlay, 'hover' | 'begin' | 'extend' | 'end' | 'hide'>;

/**
 * The hand that paints, whatever moves it: it keeps the editor's live stroke and what the overlay
 * shows of it together.
 */
export class StrokeHand {
  readonly #editor: Editor;
  readonly #overlay: ShownBrush;
  /** The brush of the stroke under way. */
  #brush: OverlayBrush | null = null;

  constructor(editor: Editor, overlay: ShownBrush) {
    this.#editor = editor;
    this.#overlay = overlay;
  }

  /** Whether a stroke is under way; one that a key took back in the meantime ends here. */
  get drawing(): boolean {
    if (this.#brush && !this.#editor.painting) this.cancel();
    return this.#brush !== null;
  }

  /** Where the next straight line would begin: the end of the last stroke that shows. */
  get lastEnd(): ImagePoint | null {
    const { strokes } = this.#editor.store.getState().history.document;
    return strokes.findLast(({ hidden }) => !hidden)?.points.at(-1) ?? null;
  }

  /**
   * Shows the brush over the picture, unless a stroke is under way; null: nothing.
   * @param from where a straight line to the point would begin
   */
  hover(point: ImagePoint | null, from: ImagePoint | null = null): void {
    if (!this.drawing) this.#show(point, from);
  }

  /** Shows the brush over the picture; during a stroke, its cells stay as they are. */
  show(point: ImagePoint): void {
    this.#show(point, null);
  }

  /** Nothing of the brush is over the picture; a stroke goes on and shows again when it comes back. */
  leave(): void {
    this.#overlay.hide();
  }

  /** Hears that the brush changed where it is shown. @returns a function that ends it */
  onBrushChange(listener: () => void): () => void {
    return this.#editor.store.subscribe((now, before) => {
      if (now.settings !== before.settings) listener();
    });
  }

  /**
   * Begins a stroke.
   * @param width share of the radius; null where no pen tells it
   * @param mode of this stroke alone; the chosen one where it is left out
   * @returns false if there is nothing to paint with
   */
  begin(point: ImagePoint, width: number | null, mode?: StrokeMode): boolean {
    const brush = brushOf(this.#editor);
    if (!brush || !this.#editor.canPaint) return false;
    this.#brush = brush;
    this.#overlay.begin(point, width, brush);
    this.#editor.beginStroke(point, width, mode);
    return true;
  }

  extend(points: readonly ImagePoint[], widths: readonly number[] | null): void {
    if (!this.drawing || !this.#brush || points.length === 0) return;
    this.#editor.extendStroke(points, widths);
    this.#overlay.extend(points, widths, this.#brush);
  }

  /** The stroke becomes a step of the history. */
  finish(): void {
    if (!this.drawing) return;
    this.#brush = null;
    this.#overlay.end();
    this.#editor.endStroke();
  }

  /** The stroke was never there. */
  cancel(): void {
    if (!this.#brush) return;
    this.#brush = null;
    this.#overlay.end();
    this.#editor.cancelStroke();
  }

  #show(point: ImagePoint | null, from: ImagePoint | null): void {
    const brush = this.#brush ?? brushOf(this.#editor);
    if (brush && point) this.#overlay.hover(point, brush, from);
    else this.#overlay.hide();
  }
}

function brushOf(editor: Editor): OverlayBrush | null {
  const { settings, model } = editor.store.getState();
  if (!settings || !model) return null;
  const grid = editableLayers(model.manifest).find(({ id }) => id === settings.layer);
  if (!grid) return null;
  const { rule, hardness } = settings;
  return { radius: radiusOf(settings), hardness: hardness / 100, rule, grid };
}
