import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ImagePoint } from '../model/coordinates.ts';
import { tableOf } from '../model/dissection.ts';
import type { Problem } from '../model/problem.ts';
import { sceneCount } from '../model/sceneCount.ts';
import type { StrokeMode } from '../model/stroke.ts';
import type {
  BackendChoice,
  EnginePort,
  EngineStatus,
  LoadedModel,
  LoadRequest,
  Pixels,
} from '../model/port.ts';
import { BrushPick } from './brushPick.ts';
import { startState, type EditorState } from './editorState.ts';
import { EffectWatch } from './effectWatch.ts';
import { startHistory } from './history.ts';
import { LiveStroke } from './liveStroke.ts';
import { ModelTable } from './modelTable.ts';
import { OwnBrushes } from './ownBrushes.ts';
import type { PaintDocument } from './paintDocument.ts';
import { OtherScenes } from './otherScenes.ts';
import { RenderLoop } from './renderLoop.ts';
import { SceneEdits } from './sceneEdits.ts';
import {
  beginStroke,
  hasUnits,
  startSettings,
  withMeasured,
  type Painting,
  type ToolSettings,
} from './settings.ts';
import { Steps } from './steps.ts';
import { StrokeEdits } from './strokeEdits.ts';
import { Thumbnails } from './thumbnails.ts';
import { UnitEdits } from './unitEdits.ts';

/**
 * The headless editor: one document, its history, the tool settings, and the way from a stroke to the
 * engine. The page reads {@link store} and calls the methods; nothing here knows of a page.
 */
export class Editor {
  readonly store: StoreApi<EditorState>;
  readonly thumbnails: Thumbnails;
  readonly strokes: StrokeEdits;
  readonly scenes: SceneEdits;
  readonly units: UnitEdits;
  readonly table: ModelTable;
  readonly ownBrushes = new OwnBrushes();
  readonly otherScenes: OtherScenes;
  readonly pick: BrushPick = new BrushPick(this);
  readonly #steps: Steps;
  readonly #watch: EffectWatch;
  readonly #port: EnginePort;
  readonly #nextFrame: () => Promise<unknown>;
  #request: LoadRequest | null = null;
  #givenScene: number | null = null;
  #loop: RenderLoop | null = null;
  #live: LiveStroke | null = null;
  /** Strokes begun so far. */
  #begun = 0;

  /** @param nextFrame resolves when the browser has painted what was drawn before the call */
  constructor(port: EnginePort, nextFrame: () => Promise<unknown> = () => Promise.resolve()) {
    this.#port = port;
    this.#nextFrame = nextFrame;
    this.thumbnails = new Thumbnails(port);
    this.store = createStore<EditorState>(startState);
    this.#watch = new EffectWatch(port, this.store, () => this.painting);
    this.#steps = new Steps(this.store, () => this.#documentChanged());
    this.strokes = new StrokeEdits(this.store, this.#steps);
    this.scenes = new SceneEdits(this.#steps);
    this.units = new UnitEdits(this.#steps);
    this.table = new ModelTable(this.store);
    this.otherScenes = new OtherScenes(port, () => ({
      strokes: this.#steps.document.strokes,
      interventions: this.#loop?.interventions() ?? [],
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
    if (this.#live !== null || !settings || !model) return false;
    return this.ownBrushes.inUse || hasUnits(settings, tableOf(model));
  }

  /**
   * Pointer down: begins a stroke with the present settings.
   * @param width share of the radius, where a pen told its pressure
   * @param mode of this stroke alone, such as that of a pen's eraser
   */
  beginStroke(point: ImagePoint, width: number | null = null, mode?: StrokeMode): void {
    const { settings, model } = this.store.getState();
    if (!this.canPaint || !settings || !model) return;
    this.#begun += 1;
    const last = this.store.getState().history.document.strokes.at(-1);
    const id = `stroke-${this.#begun}`;
    const table = tableOf(model);
    const changed = { ...settings, mode: mode ?? settings.mode };
    const own = withMeasured(settings, changed, table, this.ownBrushes.inUse);
    const stroke = beginStroke(own, table, id, last);
    this.#live = new LiveStroke(this.ownBrushes.made(stroke));
    this.store.setState({ notice: null, selected: null });
    this.extendStroke([point], width === null ? null : [width]);
  }

  /** Pointer moved: all points since the last call, also those between two frames, and their widths. */
  extendStroke(points: readonly ImagePoint[], widths: readonly number[] | null = null): void {
    if (!this.#live || points.length === 0) return;
    this.#live.extend(points, widths);
    this.#loop?.invalidate();
  }

  /** Pointer up: the stroke becomes one step of the history. */
  endStroke(): void {
    const live = this.#live;
    if (!live) return;
    this.#live = null;
    const stroke = live.finished();
    const on = this.#steps.document;
    this.#steps.perform({ type: 'add-stroke', stroke });
    this.#watch.strokeAdded(stroke, on);
  }

  /** Escape, or a gesture that the system took over: the stroke was never there. */
  cancelStroke(): void {
    if (!this.#live) return;
    this.#live = null;
    this.#loop?.invalidate();
  }

  /** Takes the last step back; during a stroke or a drag, that alone. */
  undo(): void {
    if (this.#live) this.cancelStroke();
    else this.#steps.undo();
  }

  redo(): void {
    this.#steps.redo();
  }

  /** Takes all strokes away. */
  reset(): void {
    const { strokes } = this.#steps.document;
    if (strokes.length > 0) this.#steps.perform({ type: 'clear-strokes', cleared: strokes });
  }

  /** Goes to another scene, without strokes; undo comes back to this one with its strokes. */
  changeScene(scene: number): void {
    this.scenes.change(scene);
  }

  /** Goes to another document as one step; undo comes back to this one. */
  openDocument(to: PaintDocument): void {
    this.store.setState({ selected: null });
    this.#steps.perform({ type: 'open-document', from: this.#steps.document, to });
  }

  /** Begins with a document, if nothing was done yet; says whether it did. */
  startFrom(document: PaintDocument): boolean {
    if (this.#live || !this.store.getState().model) return false;
    return this.#steps.startFrom(document);
  }

  /** @param edge `given`: the hardness is as `change` says, even where another measured best */
  changeSettings(
    change: (settings: ToolSettings, painting: Painting) => ToolSettings,
    edge: 'measured' | 'given' = 'measured',
  ): void {
    const { settings, model } = this.store.getState();
    if (!settings || !model) return;
    const painting = { manifest: model.manifest, dissection: tableOf(model) };
    const to = change(settings, painting);
    const { inUse } = this.ownBrushes;
    const own = edge === 'given' ? to : withMeasured(settings, to, painting.dissection, inUse);
    this.store.setState({ settings: own });
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

  /** Looks at any state without showing it, in the engine's idle time. */
  readonly observe: EnginePort['observe'] = (request, signal) =>
    this.#port.observe(request, signal);

  /** Makes a table of the model, in the engine's idle time. */
  readonly dissect: EnginePort['dissect'] = (request, progress, signal) =>
    this.#port.dissect(request, progress, signal);

  /** A second engine, for a model beside the one on the page. */
  readonly another = (): EnginePort => this.#port.another();

  /** Ranks units by painted examples, in the engine's idle time. */
  readonly teach: EnginePort['teach'] = (request, signal) => this.#port.teach(request, signal);

  #documentChanged(): void {
    this.#live = null;
    this.strokes.documentChanged();
    this.#watch.documentChanged();
    this.#loop?.invalidate();
  }

  #takeModel(model: LoadedModel): void {
    const { settings, history, model: before } = this.store.getState();
    if (before?.manifest.weights === model.manifest.weights) return;
    this.table.came(model);
    const scene = this.#givenScene ?? model.manifest.curated[0] ?? 0;
    const last = sceneCount(model.manifest) - 1;
    if (scene > last) {
      // Nothing of it could be rendered, so its stages need not be compiled.
      this.#port.dispose();
      this.refuse({ code: 'scene-beyond', title: model.manifest.title, scene, last });
      return;
    }
    this.store.setState({
      model,
      settings: settings ?? startSettings(tableOf(model), model.manifest),
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
        onSlow: (slow) => this.store.setState({ slow }),
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
    if (!this.#live && !comparing) this.#watch.shown(history.document);
    await this.#nextFrame();
    if (this.#loop?.settled) this.store.setState({ busy: false });
  }
}
