import type { ImagePoint } from '../model/coordinates.ts';
import { labelAt } from '../model/laboratory/region.ts';
import type { LoadedModel } from '../model/port.ts';
import { offeredBrushes, takeBrush, type OfferedBrush } from './brushChoice.ts';
import type { Editor } from './editor.ts';
import { DocumentStates } from './laboratory/documentState.ts';
import { MeasuredLabels } from './laboratory/measuredLabels.ts';
import type { Notice } from './notice.ts';

/**
 * Picks a brush off the picture, as paint programs pick a colour: the one of what the segmenter sees at
 * a place. What came of it is the store's notice.
 */
export class BrushPick {
  readonly #editor: Editor;
  #labels: { readonly model: LoadedModel; readonly measured: MeasuredLabels } | null = null;
  #under = new AbortController();

  constructor(editor: Editor) {
    this.#editor = editor;
  }

  /**
   * Takes up the brush of what is seen at a place. A later call ends an earlier one, and so does any
   * change of the picture.
   */
  async at(point: ImagePoint): Promise<void> {
    const { store } = this.#editor;
    const { model, history } = store.getState();
    if (!model || this.#isPainting()) return;
    this.#under.abort();
    this.#under = new AbortController();
    const { signal } = this.#under;
    const notice = await this.#pick(point, model, signal);
    const past = signal.aborted || store.getState().history !== history || this.#isPainting();
    if (!notice || past) return;
    const brush = notice.kind === 'picked' ? this.#brushOf(notice.concept) : undefined;
    if (brush) takeBrush(this.#editor, brush);
    store.setState({ notice });
  }

  #isPainting(): boolean {
    return this.#editor.painting;
  }

  async #pick(point: ImagePoint, model: LoadedModel, signal: AbortSignal): Promise<Notice | null> {
    const { segmenter, resolution } = model.manifest;
    if (!segmenter) return { kind: 'no-segmenter' };
    const { history, comparing } = this.#editor.store.getState();
    const { document } = history;
    const seen = comparing ? { ...document, strokes: [] } : document;
    const outcome = await this.#measured(model).of(seen, signal);
    if (outcome.kind === 'stopped') return null;
    if (outcome.kind === 'failed') return { kind: 'problem', problem: outcome.problem };
    const concept = segmenter.classes[labelAt(outcome.labels, resolution, point)]?.id ?? '';
    return { kind: this.#brushOf(concept) ? 'picked' : 'no-brush', concept };
  }

  #brushOf(concept: string): OfferedBrush | undefined {
    return offeredBrushes(this.#editor).find(({ name }) => name === concept);
  }

  #measured(model: LoadedModel): MeasuredLabels {
    if (this.#labels?.model === model) return this.#labels.measured;
    const states = new DocumentStates(model.manifest);
    const measured = new MeasuredLabels(
      (document) => states.of(document),
      (state, signal) => this.#editor.observe({ state, labels: true, priority: 'measure' }, signal),
    );
    this.#labels = { model, measured };
    return measured;
  }
}
