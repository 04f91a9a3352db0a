import type { ObserveOutcome, SceneState } from '../../model/port.ts';
import { sameScene } from '../../model/scene.ts';
import type { PaintDocument } from '../paintDocument.ts';

type Labels = Uint8Array<ArrayBuffer>;
type Measure = (state: SceneState, signal: AbortSignal) => Promise<ObserveOutcome>;
type Outcome = Exclude<ObserveOutcome, { kind: 'observed' }> | { kind: 'labels'; labels: Labels };

type Known = { readonly document: PaintDocument; readonly labels: Labels };

/** How many documents' labels are kept: those before and after the last strokes and undos. */
const KEPT = 12;

/** What the segmenter saw in the documents that were asked for last. */
export class MeasuredLabels {
  readonly #stateOf: (document: PaintDocument) => SceneState;
  readonly #measure: Measure;
  #known: readonly Known[] = [];

  constructor(stateOf: (document: PaintDocument) => SceneState, measure: Measure) {
    this.#stateOf = stateOf;
    this.#measure = measure;
  }

  /** Whether a document's labels need not be measured. */
  know(document: PaintDocument): boolean {
    return this.#known.some((each) => sameDocument(each.document, document));
  }

  /** The labels of a document, measured unless they are known; `stopped` after the signal. */
  async of(document: PaintDocument, signal: AbortSignal): Promise<Outcome> {
    const known = this.#known.find((each) => sameDocument(each.document, document));
    if (known && !signal.aborted) {
      this.#keep(known);
      return { kind: 'labels', labels: known.labels };
    }
    const outcome = await this.#measure(this.#stateOf(document), signal);
    if (signal.aborted) return { kind: 'stopped' };
    if (outcome.kind !== 'observed') return outcome;
    const { labels } = outcome.observation;
    if (!labels) return { kind: 'stopped' };
    this.#keep({ document, labels });
    return { kind: 'labels', labels };
  }

  /** Puts what was asked for last in front; what was not asked for longest goes. */
  #keep(asked: Known): void {
    this.#known = [asked, ...this.#known.filter((each) => each !== asked)].slice(0, KEPT);
  }
}

/** Whether two documents give the same picture for sure: hidden strokes do nothing. */
export function sameDocument(a: PaintDocument, b: PaintDocument): boolean {
  if (!sameScene(a.scene, b.scene)) return false;
  const [seen, others] = [a, b].map(({ strokes }) => strokes.filter(({ hidden }) => !hidden));
  return (
    seen?.length === others?.length && (seen ?? []).every((stroke, i) => stroke === others?.[i])
  );
}
