import { createStore, type StoreApi } from 'zustand/vanilla';
import { editableLayers, type Manifest } from '../../model/manifest.ts';
import type { Pixels } from '../../model/port.ts';
import type { Problem } from '../../model/problem.ts';
import type { LayerId, UnitLevels } from '../../model/stroke.ts';
import { SeededRandom } from '../../model/seededRandom.ts';
import { improve, type Improved } from '../../model/teaching/improve.ts';
import {
  erasedLevels,
  taughtSetting,
  unitsToBegin,
  type TaughtLayer,
} from '../../model/teaching/taughtLayer.ts';
import type { Editor } from '../editor.ts';
import { look } from '../laboratory/look.ts';
import { TaskFailure } from '../laboratory/task.ts';
import { paintedShare } from './regions.ts';
import { StrokeTrials } from './strokeTrials.ts';

export type TeachingState = {
  readonly scene: number;
  /** The picture of the scene, and the chosen layer's map in it; null while they are not there. */
  readonly pixels: Pixels | null;
  readonly map: Float32Array | null;
  /** Painted regions by scene, `[resolution, resolution]` each, in the order in which they were begun. */
  readonly regions: ReadonlyMap<number, Uint8Array>;
  readonly phase: 'painting' | 'ranking' | 'ranked' | 'improving';
  /** What is known of each layer; none before the examples were looked at. */
  readonly layers: readonly TaughtLayer[];
  readonly layer: LayerId;
  readonly units: number;
  /** What trying out has found so far, and how far it has come, 0..1. */
  readonly improved: Improved | null;
  readonly done: number;
  /** `unknown`: the segmenter has no class for what was painted. */
  readonly problem: Problem | 'unknown' | null;
};

/** Layers on which trying out looks for brushes: the finest one of all draws colours, not things. */
const TRIED = 3;
const SEED = 0;

/** Teaching a brush by painting examples, headless. Nothing of it is part of the painting. */
export class Teaching {
  readonly manifest: Manifest;
  readonly store: StoreApi<TeachingState>;
  readonly #editor: Editor;
  #under = new AbortController();
  #seeing = new AbortController();

  constructor(editor: Editor, manifest: Manifest, scene: number) {
    this.#editor = editor;
    this.manifest = manifest;
    this.store = createStore<TeachingState>(() => ({
      scene,
      pixels: null,
      map: null,
      regions: new Map(),
      phase: 'painting',
      layers: [],
      layer: '',
      units: 1,
      improved: null,
      done: 0,
      problem: null,
    }));
  }

  /** Goes to a scene, to paint examples on it too. */
  show(scene: number): void {
    this.store.setState({ scene, pixels: null, map: null });
    void this.#see();
  }

  /** The region of the scene shown, to be painted in place; {@link painted} must be told. */
  region(): Uint8Array {
    const { regions, scene } = this.store.getState();
    return regions.get(scene) ?? new Uint8Array(this.manifest.resolution ** 2);
  }

  /** The region of the scene shown was painted; what was found before no longer holds. */
  painted(region: Uint8Array): void {
    const { regions, scene, phase } = this.store.getState();
    const now = new Map(regions);
    if (paintedShare(region) > 0) now.set(scene, region);
    else now.delete(scene);
    if (phase !== 'painting') this.stop();
    this.store.setState({
      ...{ regions: now, phase: 'painting', layers: [], improved: null, problem: null },
    });
  }

  /** Ranks the units of all layers by the examples, and chooses a layer. */
  async rank(): Promise<void> {
    const signal = this.#begin('ranking');
    const scenes = [...this.store.getState().regions].map(([scene, region]) => ({ scene, region }));
    const outcome = await this.#editor.teach({ scenes }, signal);
    if (signal.aborted) return;
    if (outcome.kind !== 'taught') {
      const problem = outcome.kind === 'failed' ? outcome.problem : null;
      this.store.setState({ phase: 'painting', problem });
      return;
    }
    const { layers } = outcome;
    const [best] = this.#coarseEnough(layers).sort((a, b) => b.score - a.score);
    this.store.setState({ phase: 'ranked', layers, improved: null, problem: null });
    if (best) this.chooseLayer(best.layer);
  }

  chooseLayer(layer: LayerId): void {
    const taught = this.store.getState().layers.find((each) => each.layer === layer);
    if (!taught) return;
    this.store.setState({ layer, units: unitsToBegin(taught), map: null });
    void this.#see();
  }

  chooseUnits(units: number): void {
    this.store.setState({ units });
  }

  /**
   * Looks for better units and levels by trying strokes, judged by the model's segmenter. What it has
   * found when it is stopped counts. The same examples lead to the same trials.
   */
  async improve(): Promise<void> {
    const { layers, regions } = this.store.getState();
    const stream = new SeededRandom(SEED, 'teaching');
    const random = (): number => stream.uniform();
    const signal = this.#begin('improving');
    this.store.setState({ done: 0 });
    let problem: TeachingState['problem'] = null;
    try {
      const trials = await StrokeTrials.prepare(
        ...([this.#editor, this.manifest, regions, random, signal] as const),
      );
      if (trials === 'unknown') problem = 'unknown';
      else if (trials) {
        const tried = this.#coarseEnough(layers)
          .sort((a, b) => b.score - a.score)
          .slice(0, TRIED);
        await improve(tried, {
          places: trials.places,
          random,
          measure: (layer, setting, from, count) =>
            trials.measure(layer, setting, from, count, signal),
          report: (done, improved) => {
            if (!signal.aborted) this.#found(done, improved);
          },
        });
      }
    } catch (error) {
      if (!(error instanceof TaskFailure)) throw error;
      ({ problem } = error);
    }
    if (!signal.aborted) this.store.setState({ phase: 'ranked', problem });
  }

  /** Ends ranking or trying out; what was found stays. */
  stop(): void {
    this.#under.abort();
    const { layers } = this.store.getState();
    this.store.setState({ phase: layers.length > 0 ? 'ranked' : 'painting' });
  }

  /** Forgets what trying out has found, for the plain ranking. */
  forgetImproved(): void {
    this.store.setState({ improved: null });
  }

  /** Units and levels of the brush as it stands; null before there is a ranking. */
  setting(): UnitLevels | null {
    const { improved, layer, layers, units } = this.store.getState();
    if (improved?.layer === layer) return improved.setting;
    const taught = layers.find((each) => each.layer === layer);
    return taught ? taughtSetting(taught, units) : null;
  }

  /** Makes the brush and takes it up. */
  makeBrush(name: string): void {
    const { layer, layers } = this.store.getState();
    const taught = layers.find((each) => each.layer === layer);
    const setting = this.setting();
    if (!taught || !setting) return;
    const off = erasedLevels(taught, setting);
    this.#editor.ownBrushes.add({
      name,
      weights: this.manifest.weights,
      layer,
      units: [...setting.units],
      levels: [...setting.levels],
      ...(off.some((level) => level !== 0) && { off }),
    });
    this.#editor.changeSettings((settings) => ({
      ...settings,
      layer,
      mode: settings.mode === 'restore' ? 'draw' : settings.mode,
    }));
  }

  close(): void {
    this.#under.abort();
    this.#seeing.abort();
  }

  /** What trying out has found stands at its own layer, with that layer's map and number of units. */
  #found(done: number, improved: Improved): void {
    if (improved.layer !== this.store.getState().layer) this.chooseLayer(improved.layer);
    this.store.setState({ done, improved });
  }

  #begin(phase: TeachingState['phase']): AbortSignal {
    this.#under.abort();
    this.#under = new AbortController();
    this.store.setState({ phase, problem: null });
    return this.#under.signal;
  }

  /** Layers whose cells are larger than some pixels; all, if there are no others. */
  #coarseEnough(layers: readonly TaughtLayer[]): TaughtLayer[] {
    const shapes = new Map(editableLayers(this.manifest).map((shape) => [shape.id, shape]));
    const coarse = layers.filter(({ layer }) => {
      const height = shapes.get(layer)?.height ?? 0;
      return height > 4 && height * 4 <= this.manifest.resolution;
    });
    return coarse.length > 0 ? coarse : [...layers];
  }

  async #see(): Promise<void> {
    this.#seeing.abort();
    this.#seeing = new AbortController();
    const { signal } = this.#seeing;
    const { scene, layer } = this.store.getState();
    const state = { scene, interventions: [] };
    const layers = layer === '' ? [] : [layer];
    try {
      const request = { state, pixels: true, layers, priority: 'measure' } as const;
      const seen = await look(this.#editor, request, signal);
      if (seen && !signal.aborted) {
        this.store.setState({ pixels: seen.pixels, map: seen.maps[0]?.values ?? null });
      }
    } catch (error) {
      if (!(error instanceof TaskFailure)) throw error;
      this.store.setState({ problem: error.problem });
    }
  }
}
