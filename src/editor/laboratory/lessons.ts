import { createStore, type StoreApi } from 'zustand/vanilla';
import { classShares } from '../../model/laboratory/shares.ts';
import { MATCH, unitConcepts } from '../../model/laboratory/units.ts';
import type { StrokeMode } from '../../model/stroke.ts';
import type { Laboratory } from './laboratory.ts';

export const LESSON_IDS = ['trees', 'door', 'fair-test'] as const;
export type LessonId = (typeof LESSON_IDS)[number];

/** Whether a step was done, by what was measured; never by what was clicked. */
type Check = (facts: Facts) => boolean;

/** The surfaces that doors belong on, as far as a model's segmenter knows them. */
const WALLS = ['plaster', 'brick', 'stone', 'building', 'house', 'wall'];
/** Share of the painted place that counts as “on” something. */
const ON = 0.5;

const CHECKS: Readonly<Record<LessonId, readonly Check[]>> = {
  trees: [
    (facts) => facts.painted('tree', 'draw') && facts.gain('tree') >= 0.2,
    (facts) => facts.painted('tree', 'draw') && facts.before('sky') >= ON,
    (facts) => facts.painted('tree', 'erase') && facts.gain('tree') <= -0.15,
    (facts) => facts.openedUnitOf('tree'),
  ],
  door: [
    (facts) => facts.painted('door', 'draw') && facts.gain('door') >= 0.08 && facts.onAny(WALLS),
    (facts) => facts.painted('door', 'draw') && facts.before('sky') >= ON,
    (facts) => facts.contextsMeasured(['sky', ...WALLS]),
  ],
  'fair-test': [
    (facts) => facts.openedUnitOf('tree'),
    (facts) => facts.unitIsOff(),
    (facts) => facts.ablationLead() >= 0.2,
  ],
};

/** What a lesson's scene must show: shares of all its pixels, 0..1. */
const SCENES: Readonly<
  Record<LessonId, (share: (concepts: readonly string[]) => number) => boolean>
> = {
  trees: (share) => share(['grass']) >= 0.2 && share(['sky']) >= 0.2,
  door: (share) => share(WALLS) >= 0.08 && share(['sky']) >= 0.3,
  'fair-test': (share) => share(['tree']) >= 0.05,
};

export type LessonState = {
  readonly lesson: LessonId | null;
  /** From 0. */
  readonly step: number;
  readonly steps: number;
  /** Whether the present step was done; once done it stays so. */
  readonly done: boolean;
  /** True after the last step. */
  readonly finished: boolean;
};

const NONE: LessonState = { lesson: null, step: 0, steps: 0, done: false, finished: false };

/** A lesson under way: watches what is measured, and lets nobody on before the step was done. */
export class LessonRun {
  readonly store: StoreApi<LessonState> = createStore<LessonState>(() => NONE);
  readonly #laboratory: Laboratory;

  constructor(laboratory: Laboratory) {
    this.#laboratory = laboratory;
  }

  /** Begins to watch. @returns a function that ends it */
  watch(): () => void {
    const { editor, watch, view, experiments } = this.#laboratory;
    const check = (): void => this.#check();
    const stops = [
      editor.store.subscribe(check),
      watch.store.subscribe(check),
      view.subscribe(check),
      experiments.ablation.store.subscribe(check),
      experiments.contexts.store.subscribe(check),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }

  /** Begins a lesson on the first curated scene that shows what it needs, with nothing measured yet. */
  async begin(lesson: LessonId): Promise<void> {
    const { editor, experiments, view } = this.#laboratory;
    const scene = await this.#sceneFor(lesson);
    experiments.ablation.clear();
    experiments.contexts.clear();
    view.setState({ unit: null });
    editor.changeScene(scene);
    editor.reset();
    const steps = CHECKS[lesson].length;
    this.store.setState({ lesson, step: 0, steps, done: false, finished: false });
  }

  /** Goes to the next step, if this one was done. */
  next(): void {
    const { step, steps, done } = this.store.getState();
    if (!done) return;
    if (step + 1 === steps) {
      this.store.setState({ finished: true });
      return;
    }
    this.store.setState({ step: step + 1, done: false });
    this.#check();
  }

  leave(): void {
    this.store.setState(NONE);
  }

  async #sceneFor(lesson: LessonId): Promise<number> {
    const { editor, manifest } = this.#laboratory;
    const classes = manifest.segmenter?.classes ?? [];
    for (const scene of manifest.curated) {
      const state = { scene, interventions: [] };
      const outcome = await editor.observe({ state, labels: true, priority: 'measure' });
      if (outcome.kind !== 'observed' || !outcome.observation.labels) break;
      const shares = classShares(outcome.observation.labels, classes.length);
      const share = (concepts: readonly string[]): number =>
        classes.reduce((sum, { id }, c) => sum + (concepts.includes(id) ? (shares[c] ?? 0) : 0), 0);
      if (SCENES[lesson](share)) return scene;
    }
    return manifest.curated[0] ?? 0;
  }

  #check(): void {
    const { lesson, step, done } = this.store.getState();
    if (lesson === null || done) return;
    if (CHECKS[lesson][step]?.(new Facts(this.#laboratory))) this.store.setState({ done: true });
  }
}

/** What is known of the picture and of the experiments at this moment. */
class Facts {
  readonly #laboratory: Laboratory;

  constructor(laboratory: Laboratory) {
    this.#laboratory = laboratory;
  }

  /** Whether the measured effect is of a stroke of this kind, and of the present picture. */
  painted(concept: string, mode: StrokeMode): boolean {
    const { watch, editor } = this.#laboratory;
    const { effect, document, measuring } = watch.store.getState();
    const current = document === editor.store.getState().history.document;
    const stroke = effect?.stroke;
    return current && !measuring && stroke?.concept === concept && stroke.mode === mode;
  }

  /** Share of a concept in the painted place before the stroke, 0..1. */
  before(concept: string): number {
    return this.#change(concept)?.before ?? 0;
  }

  /** Change of a concept's share in the painted place, −1..1. */
  gain(concept: string): number {
    const change = this.#change(concept);
    return change ? change.after - change.before : 0;
  }

  onAny(concepts: readonly string[]): boolean {
    return concepts.reduce((sum, concept) => sum + this.before(concept), 0) >= ON;
  }

  openedUnitOf(concept: string): boolean {
    const { view, table } = this.#laboratory;
    const { unit, layer: id, tab } = view.getState();
    const layer = table?.layers.find(({ layer }) => layer === id);
    if (!table || !layer || unit === null || tab !== 'units') return false;
    const [best] = unitConcepts(table, layer, unit);
    return best?.concept === concept && best.iou >= MATCH;
  }

  /** Whether the opened unit is switched off everywhere, and the picture without it was measured. */
  unitIsOff(): boolean {
    const { editor, view, watch } = this.#laboratory;
    const { unit, layer } = view.getState();
    const { document } = editor.store.getState().history;
    const measured = watch.store.getState().document === document;
    return measured && unit !== null && editor.units.level(document, layer, unit) === 0;
  }

  /** Whether the dab was measured on at least two of the contexts, the first among them. */
  contextsMeasured([first = '', ...others]: readonly string[]): boolean {
    const { experiments, table } = this.#laboratory;
    const { result } = experiments.contexts.store.getState();
    const seen = result.filter(({ strokes }) => strokes > 0).map(({ on }) => table?.concepts[on]);
    return seen.includes(first) && others.some((concept) => seen.includes(concept));
  }

  /** How much more the best units took away than as many at random, at its greatest. */
  ablationLead(): number {
    const { phase, result } = this.#laboratory.experiments.ablation.store.getState();
    if (phase === 'running') return 0;
    return Math.max(0, ...result.points.map(({ ranked, random }) => ranked - random));
  }

  #change(concept: string) {
    const { watch, manifest } = this.#laboratory;
    const index = manifest.segmenter?.classes.findIndex(({ id }) => id === concept);
    return watch.store.getState().effect?.inside.find((change) => change.concept === index);
  }
}
