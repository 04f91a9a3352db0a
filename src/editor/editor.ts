import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ImagePoint } from '../model/coordinates.ts';
import type { Dissection } from '../model/dissection.ts';
import type { Manifest } from '../model/manifest.ts';
import type { Problem } from '../model/problem.ts';
import type {
  BackendChoice,
  EnginePort,
  EngineStatus,
  LoadedModel,
  LoadRequest,
  Pixels,
} from '../model/port.ts';
import type { Stroke } from '../model/stroke.ts';
import { startStatus, type EditorState } from './editorState.ts';
import { checkEffect } from './effectCheck.ts';
import { perform, redo, startHistory, undo, type History } from './history.ts';
import { LiveStroke } from './liveStroke.ts';
import type { Command, PaintDocument } from './paintDocument.ts';
import { RenderLoop } from './renderLoop.ts';
import { beginStroke, startSettings, type ToolSettings } from './settings.ts';
import { Thumbnails } from './thumbnails.ts';

type Painting = { readonly manifest: Manifest; readonly dissection: Dissection };

/**
 * The headless editor: one document, its history, the tool settings, and the way from a stroke to the
 * engine. The page reads {@link store} and calls the methods; nothing here knows of a page.
 */
export class Editor {
  readonly store: StoreApi<EditorState>;
  readonly thumbnails: Thumbnails;
  readonly #port: EnginePort;
  readonly #nextFrame: () => Promise<unknown>;
  #request: LoadRequest | null = null;
  #givenScene: number | null = null;
  #loop: RenderLoop | null = null;
  #live: LiveStroke | null = null;
  #strokes = 0;
  /** The document that settled last while no stroke was under way, and its pixels. */
  #settled: { document: PaintDocument; pixels: Promise<Pixels | null> } | null = null;
  /** A stroke whose effect is still to be checked, and the document that it was put on. */
  #unchecked: { stroke: Stroke; on: PaintDocument } | null = null;

  /** @param nextFrame resolves when the browser has painted what was drawn before the call */
  constructor(port: EnginePort, nextFrame: () => Promise<unknown> = () => Promise.resolve()) {
    this.#port = port;
    this.#nextFrame = nextFrame;
    this.thumbnails = new Thumbnails(port);
    this.store = createStore<EditorState>(() => ({
      engine: startStatus,
      model: null,
      history: startHistory({ scene: 0, strokes: [] }),
      settings: null,
      busy: true,
      comparing: false,
      notice: null,
    }));
    port.on('model', (model) => this.#takeModel(model));
    port.on('status', (status) => this.#takeStatus(status));
  }

  /** Loads a model; what is painted stays. @param scene null: the model's first curated one */
  load(request: LoadRequest, scene: number | null): void {
    this.#request = request;
    this.#givenScene = scene;
    this.#port.load(request);
  }

  /** Loads again after a failure, with what is painted kept. */
  retry(): void {
    if (this.#request) this.#port.load(this.#request);
  }

  /** Loads again on another backend, with what is painted kept. */
  useBackend(backend: BackendChoice): void {
    if (this.#request) this.load({ ...this.#request, backend }, this.#givenScene);
  }

  /** Starts with a problem instead of a model: the page's address asked for what cannot be. */
  refuse(problem: Problem): void {
    this.#takeStatus({ phase: 'failed', problem });
  }

  /** What was asked to be loaded last; null if nothing was. */
  get request(): LoadRequest | null {
    return this.#request;
  }

  /** Whether a stroke is under way. */
  get painting(): boolean {
    return this.#live !== null;
  }

  /** Whether a stroke can begin. */
  get canPaint(): boolean {
    const { settings, model } = this.store.getState();
    return this.#live === null && settings !== null && model?.dissection !== null;
  }

  /** Pointer down: begins a stroke with the present settings. */
  beginStroke(point: ImagePoint): void {
    const { settings, model } = this.store.getState();
    if (!this.canPaint || !settings || !model?.dissection) return;
    this.#strokes += 1;
    const last = this.store.getState().history.document.strokes.at(-1);
    const id = `stroke-${this.#strokes}`;
    this.#live = new LiveStroke(beginStroke(settings, model.dissection, id, last));
    if (this.store.getState().notice) this.store.setState({ notice: null });
    this.extendStroke([point]);
  }

  /** Pointer moved: all points since the last call, also those between two frames. */
  extendStroke(points: readonly ImagePoint[]): void {
    if (!this.#live || points.length === 0) return;
    this.#live.extend(points);
    this.#loop?.invalidate();
  }

  /** Pointer up: the stroke becomes one step of the history. */
  endStroke(): void {
    const live = this.#live;
    if (!live) return;
    this.#live = null;
    const stroke = live.finished();
    const on = this.store.getState().history.document;
    this.#perform({ type: 'add-stroke', stroke });
    this.#unchecked = { stroke, on };
  }

  /** Escape, or a gesture that the system took over: the stroke was never there. */
  cancelStroke(): void {
    if (!this.#live) return;
    this.#live = null;
    this.#loop?.invalidate();
  }

  /** Takes the last step back; during a stroke, that stroke alone. */
  undo(): void {
    if (this.#live) {
      this.cancelStroke();
      return;
    }
    this.#setHistory(undo(this.store.getState().history));
  }

  redo(): void {
    this.#setHistory(redo(this.store.getState().history));
  }

  /** Takes all strokes away. */
  reset(): void {
    const { strokes } = this.store.getState().history.document;
    if (strokes.length > 0) this.#perform({ type: 'clear-strokes', cleared: strokes });
  }

  /** Goes to another scene, without strokes; undo comes back to this one with its strokes. */
  changeScene(scene: number): void {
    const { document } = this.store.getState().history;
    if (scene !== document.scene) this.#perform({ type: 'change-scene', from: document, scene });
  }

  changeSettings(change: (settings: ToolSettings, painting: Painting) => ToolSettings): void {
    const { settings, model } = this.store.getState();
    if (!settings || !model?.dissection) return;
    const { manifest, dissection } = model;
    this.store.setState({ settings: change(settings, { manifest, dissection }) });
  }

  /** Shows the scene without its strokes while true. */
  compare(comparing: boolean): void {
    if (comparing === this.store.getState().comparing) return;
    this.store.setState({ comparing });
    this.#loop?.invalidate();
  }

  /** The picture on the screen, at the model's resolution; null while there is none. */
  readPixels(): Promise<Pixels | null> {
    return this.#port.readPixels();
  }

  #perform(command: Command): void {
    this.#setHistory(perform(this.store.getState().history, command));
  }

  #setHistory(history: History): void {
    if (history === this.store.getState().history) return;
    this.#live = null;
    this.#unchecked = null;
    this.store.setState({ history, notice: null });
    this.#loop?.invalidate();
  }

  #takeModel(model: LoadedModel): void {
    const { settings, history, model: before } = this.store.getState();
    if (before?.manifest.weights === model.manifest.weights) return;
    const scene = this.#givenScene ?? model.manifest.curated[0] ?? 0;
    this.store.setState({
      model,
      settings: settings ?? (model.dissection ? startSettings(model.dissection) : null),
      history: before ? history : startHistory({ scene, strokes: [] }),
    });
    this.#loop?.stop();
    this.#loop = new RenderLoop(
      this.#port,
      model.manifest,
      () => {
        const { history: present, comparing } = this.store.getState();
        return { document: present.document, live: this.#live, comparing };
      },
      {
        onBusy: () => this.store.setState({ busy: true }),
        onSettled: () => void this.#settle(),
      },
    );
  }

  #takeStatus(engine: EngineStatus): void {
    this.store.setState({ engine });
    if (engine.phase === 'ready') {
      this.#loop?.resume();
      this.thumbnails.resume();
    } else {
      this.#loop?.stop();
      this.thumbnails.stop();
      this.store.setState({ busy: true });
    }
  }

  /** The newest state is drawn; the busy mark goes once it is on the screen as well. */
  async #settle(): Promise<void> {
    const { comparing, history } = this.store.getState();
    if (!this.#live && !comparing) this.#keepPixels(history.document);
    await this.#nextFrame();
    if (this.#loop?.settled) this.store.setState({ busy: false });
  }

  /** Reads back what is shown, for the next stroke to be compared with; checks the last one. */
  #keepPixels(document: PaintDocument): void {
    const before = this.#settled;
    const pixels = this.#port.readPixels();
    this.#settled = { document, pixels };
    const unchecked = this.#unchecked;
    this.#unchecked = null;
    if (unchecked && unchecked.on === before?.document) {
      void this.#tellWeakStroke(unchecked.stroke, before.pixels, pixels);
    }
  }

  async #tellWeakStroke(
    stroke: Stroke,
    before: Promise<Pixels | null>,
    after: Promise<Pixels | null>,
  ): Promise<void> {
    const { history } = this.store.getState();
    const [old, fresh] = await Promise.all([before, after]);
    const state = this.store.getState();
    // The remark is about what is to be seen: not once something else is being done.
    if (!old || !fresh || !state.model?.dissection || state.history !== history || this.#live)
      return;
    const { manifest, dissection } = state.model;
    this.store.setState({ notice: checkEffect(stroke, old, fresh, { manifest, dissection }) });
  }
}
