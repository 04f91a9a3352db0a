import { createStore, type StoreApi } from 'zustand/vanilla';
import { regionChange, type RegionChange } from '../../model/laboratory/shares.ts';
import type { Manifest } from '../../model/manifest.ts';
import type { Pixels } from '../../model/port.ts';
import type { Problem } from '../../model/problem.ts';
import { sameScene } from '../../model/scene.ts';
import type { LayerId, Stroke } from '../../model/stroke.ts';
import type { Editor } from '../editor.ts';
import type { EditorState } from '../editorState.ts';
import type { PaintDocument } from '../paintDocument.ts';
import { DocumentStates, strokesRegion } from './documentState.ts';
import { MeasuredLabels } from './measuredLabels.ts';

/** Of what the effect is told: the stroke that is selected, else the last; or all of them together. */
export type EffectOf = 'stroke' | 'all';

type Effect = RegionChange & {
  /** Null: all strokes together. */
  readonly stroke: Stroke | null;
};

/** What is known of the picture on the screen; `document` tells of which. */
export type PresentState = {
  readonly document: PaintDocument | null;
  readonly labels: Uint8Array | null;
  /** The layer asked for and its activations, `[units, height, width]`. */
  readonly map: { readonly layer: LayerId; readonly values: Float32Array } | null;
  readonly pixels: Pixels | null;
  /** Null while nothing is painted. */
  readonly effect: Effect | null;
  readonly effectOf: EffectOf;
  /** Which layer's activations are wanted; null: none. */
  readonly layer: LayerId | null;
  readonly measuring: boolean;
  readonly problem: Problem | null;
};

/** What kept something from being measured; `stopped`: the engine did, or something newer. */
type Hindrance = Problem | 'stopped';

/** What is measured: a document, and which of its strokes the effect is told of. */
type Subject = {
  readonly document: PaintDocument;
  readonly selected: string | null;
};

/**
 * Measures the picture on the screen in the engine's idle time, whenever it has changed and come to
 * rest: the newest picture wins, and painting is never waited for. The effect of a stroke is the
 * difference to the document without it.
 */
export class PresentWatch {
  readonly store: StoreApi<PresentState>;
  readonly #editor: Editor;
  readonly #manifest: Manifest;
  readonly #states: DocumentStates;
  readonly #labels: MeasuredLabels;
  #under = new AbortController();
  /** What is being measured or was measured last; null where that came to nothing. */
  #measured: Subject | null = null;

  constructor(editor: Editor, manifest: Manifest) {
    this.#editor = editor;
    this.#manifest = manifest;
    this.#states = new DocumentStates(manifest);
    const states = new DocumentStates(manifest);
    this.#labels = new MeasuredLabels(
      (document) => states.of(document),
      (state, signal) => editor.observe({ state, labels: true, priority: 'measure' }, signal),
    );
    this.store = createStore<PresentState>(() => ({
      document: null,
      labels: null,
      map: null,
      pixels: null,
      effect: null,
      effectOf: 'stroke',
      layer: null,
      measuring: false,
      problem: null,
    }));
  }

  /** Begins to watch. @returns a function that ends it */
  start(): () => void {
    const stop = this.#editor.store.subscribe((now, before) => {
      const [present, past] = [now.history.document, before.history.document];
      const chosen = now.selected !== before.selected;
      if (present !== past || chosen) this.#giveUp();
      const rests = !now.busy && (before.busy || (chosen && present === past));
      if (isOneAct(past, present) || (rests && !this.#covers(now))) void this.#measure();
    });
    if (!this.#editor.store.getState().busy) void this.#measure();
    return () => {
      stop();
      this.#giveUp();
    };
  }

  /** Chooses the layer whose activations are kept at hand. */
  watchLayer(layer: LayerId | null): void {
    if (layer === this.store.getState().layer) return;
    this.store.setState({ layer });
    if (layer !== null) void this.#measure();
  }

  chooseEffect(effectOf: EffectOf): void {
    this.store.setState({ effectOf });
    void this.#measure();
  }

  /** Measures again after a failure. */
  retry(): void {
    void this.#measure();
  }

  #giveUp(): void {
    this.#under.abort();
    this.#measured = null;
  }

  async #measure(): Promise<void> {
    this.#giveUp();
    const under = new AbortController();
    this.#under = under;
    const { signal } = under;
    const { history, comparing, selected } = this.#editor.store.getState();
    if (comparing || this.#editor.painting) return;
    const { document } = history;
    this.#measured = { document, selected };
    this.store.setState({ measuring: true, problem: null });
    const problem = await this.#measureDocument(document, signal);
    if (signal.aborted) return;
    if (problem !== null) this.#measured = null;
    this.store.setState({ measuring: false, problem: problem === 'stopped' ? null : problem });
  }

  /** Whether just this is being measured, or was. */
  #covers({ history, selected }: EditorState): boolean {
    return this.#measured?.document === history.document && this.#measured.selected === selected;
  }

  /** @returns what kept it from being measured; null if nothing did */
  async #measureDocument(document: PaintDocument, signal: AbortSignal): Promise<Hindrance | null> {
    const ofLabels = await this.#measureLabels(document, signal);
    if (signal.aborted) return 'stopped';
    const { layer } = this.store.getState();
    const ofMap = layer === null ? null : await this.#measureMap(document, layer, signal);
    return ofLabels ?? ofMap;
  }

  async #measureLabels(document: PaintDocument, signal: AbortSignal): Promise<Hindrance | null> {
    const after = await this.#labels.of(document, signal);
    if (after.kind === 'stopped') return 'stopped';
    if (after.kind === 'failed') return after.problem;
    const { labels } = after;
    const { stroke, strokes } = this.#subject(document);
    if (strokes.length === 0) {
      this.store.setState({ document, labels, effect: null });
      return null;
    }
    const bare = without(document, strokes);
    // Mostly the picture before is known, and all is told at once.
    if (!this.#labels.know(bare)) this.store.setState({ document, labels });
    const before = await this.#labels.of(bare, signal);
    if (before.kind === 'stopped') return 'stopped';
    if (before.kind === 'failed') return before.problem;
    const region = strokesRegion(strokes, this.#manifest);
    const classes = this.#manifest.segmenter?.classes.length ?? 0;
    const change = regionChange(before.labels, labels, region, classes);
    this.store.setState({ document, labels, effect: { ...change, stroke } });
    return null;
  }

  async #measureMap(
    document: PaintDocument,
    layer: LayerId,
    signal: AbortSignal,
  ): Promise<Hindrance | null> {
    const state = this.#states.of(document);
    const outcome = await this.#editor.observe(
      { state, pixels: true, layers: [layer], priority: 'measure' },
      signal,
    );
    if (signal.aborted || outcome.kind === 'stopped') return 'stopped';
    if (outcome.kind === 'failed') return outcome.problem;
    const { maps, pixels } = outcome.observation;
    this.store.setState({ map: maps[0] ?? null, pixels });
    return null;
  }

  /** The strokes whose effect is told; `stroke` is null for all of them together. */
  #subject({ strokes }: PaintDocument): {
    stroke: Stroke | null;
    strokes: readonly Stroke[];
  } {
    const { effectOf } = this.store.getState();
    const seen = strokes.filter(({ hidden }) => !hidden);
    if (effectOf === 'all') return { stroke: null, strokes: seen };
    const { selected } = this.#editor.store.getState();
    const stroke = seen.find(({ id }) => id === selected) ?? seen.at(-1) ?? null;
    return { stroke, strokes: stroke ? [stroke] : [] };
  }
}

/**
 * Whether one act led from one document to the other, as the end of a stroke does, after which there is
 * nothing to wait for: the measurement stands behind its picture in the engine's line. A drag on a
 * slider changes the same strokes again and again, and is measured when it rests.
 */
function isOneAct(from: PaintDocument, to: PaintDocument): boolean {
  return from.strokes.length !== to.strokes.length || !sameScene(from.scene, to.scene);
}

function without({ scene, strokes }: PaintDocument, gone: readonly Stroke[]): PaintDocument {
  return { scene, strokes: strokes.filter((stroke) => !gone.includes(stroke)) };
}
