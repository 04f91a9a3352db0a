import * as v from 'valibot';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { findFlaw } from '../../../model/laboratory/flaw.ts';
import { classShares } from '../../../model/laboratory/shares.ts';
import type { Laboratory } from '../laboratory.ts';
import { Facts, type Beginning } from './facts.ts';
import type { Reading } from './lesson.ts';
import { LESSON_IDS, type LessonId } from './lessonPlan.ts';
import { LESSONS } from './lessons.ts';

/** Classes that are air, or that may hang in it. */
const AIRY = ['sky', 'cloud', 'sun', 'mountain'];
/** So many of the model's first scenes are looked through after the curated ones. */
const LOOKED_THROUGH = 200;

const keptSchema = v.object({
  finished: v.array(v.picklist(LESSON_IDS)),
  under: v.nullable(
    v.object({
      lesson: v.picklist(LESSON_IDS),
      step: v.pipe(v.number(), v.integer(), v.minValue(0)),
      scene: v.pipe(v.number(), v.integer(), v.minValue(0)),
      notes: v.array(v.array(v.number())),
    }),
  ),
});

export type LessonState = {
  readonly lesson: LessonId | null;
  /** The step that is to be done, from 0. */
  readonly step: number;
  readonly steps: number;
  /** The step that is looked at; looking ahead does no step. */
  readonly shown: number;
  /** Whether the present step was done; once done it stays so. */
  readonly done: boolean;
  /** True after the last step. */
  readonly finished: boolean;
  /** What is measured for the present step. */
  readonly reading: Reading | null;
  /** The lesson for which a scene is looked for. */
  readonly searching: LessonId | null;
  /** Whether no scene was found, or none could be measured. */
  readonly missing: boolean;
  /** Lessons that were finished on this device. */
  readonly finishedLessons: readonly LessonId[];
};

const NONE = {
  lesson: null,
  step: 0,
  steps: 0,
  shown: 0,
  done: false,
  finished: false,
  reading: null,
  searching: null,
  missing: false,
} as const;

/** A lesson under way: watches what is measured, and lets nobody on before the step was done. */
export class LessonRun {
  readonly store: StoreApi<LessonState> = createStore<LessonState>(() => ({
    ...NONE,
    finishedLessons: [],
  }));
  readonly #laboratory: Laboratory;
  #beginning: Beginning | null = null;
  #notes: readonly (readonly number[])[] = [];
  /** Of the search begun last, which wins. */
  #search = new AbortController();

  constructor(laboratory: Laboratory) {
    this.#laboratory = laboratory;
  }

  /** Begins to watch. @returns a function that ends it */
  watch(): () => void {
    const { editor, watch, view, experiments } = this.#laboratory;
    const check = (): void => this.#check();
    const stops = [
      editor.store.subscribe(check),
      editor.ownBrushes.store.subscribe(check),
      watch.store.subscribe(check),
      view.subscribe(check),
      experiments.ablation.store.subscribe(check),
      experiments.contexts.store.subscribe(check),
    ];
    return () => {
      for (const stop of stops) stop();
      this.#search.abort();
    };
  }

  /**
   * Begins a lesson on the first scene that shows what it needs, the curated ones before the others,
   * with nothing measured yet.
   */
  async begin(lesson: LessonId): Promise<void> {
    const { editor, experiments, view } = this.#laboratory;
    this.store.setState({ ...NONE, searching: lesson });
    const signal = this.#newSearch();
    const beginning = await this.#beginningFor(lesson, signal);
    if (signal.aborted) return;
    if (!beginning) {
      this.store.setState({ searching: null, missing: true });
      return;
    }
    experiments.ablation.clear();
    experiments.contexts.clear();
    view.setState({ unit: null, chosen: [] });
    editor.changeScene(beginning.scene);
    editor.reset();
    this.#beginning = beginning;
    this.#notes = [];
    this.#enter(lesson, 0);
  }

  /** Goes to the next step, if this one was done. */
  next(): void {
    const { lesson, step, steps, done, finishedLessons } = this.store.getState();
    if (!done || !lesson) return;
    if (step + 1 < steps) {
      this.#enter(lesson, step + 1);
      return;
    }
    const others = finishedLessons.filter((each) => each !== lesson);
    this.store.setState({ finished: true, finishedLessons: [...others, lesson] });
  }

  /** Looks at another step without doing one, at most to the last; from a step that is done, goes on. */
  look(by: 1 | -1): void {
    const { shown, step, steps, done, finished } = this.store.getState();
    if (by > 0 && shown === step && done) this.next();
    else if (!finished) {
      this.store.setState({ shown: Math.min(Math.max(shown + by, 0), steps - 1) });
    }
  }

  leave(): void {
    this.#search.abort();
    this.#beginning = null;
    this.store.setState(NONE);
  }

  /** Forgets what was done in all lessons: the next pupil begins. */
  forget(): void {
    this.leave();
    this.store.setState({ finishedLessons: [] });
  }

  /** Takes up what an earlier visit kept; what cannot be read is left out. @param text as {@link kept} */
  async restore(text: string | null): Promise<void> {
    const kept = v.safeParse(v.pipe(v.string(), v.parseJson(), keptSchema), text);
    if (!kept.success) return;
    const { finished, under } = kept.output;
    this.store.setState({ finishedLessons: finished });
    if (!under || under.step >= LESSONS[under.lesson].steps.length) return;
    const signal = this.#newSearch();
    const beginning = await this.#look(under.scene, signal);
    if (signal.aborted || !beginning) return;
    this.#beginning = beginning;
    this.#notes = under.notes;
    this.#enter(under.lesson, under.step);
  }

  /** How far the lessons have come, as a text to be kept. */
  kept(): string {
    const { lesson, step, finished, finishedLessons } = this.store.getState();
    const scene = this.#beginning?.scene ?? null;
    const under =
      lesson === null || scene === null || finished
        ? null
        : { lesson, step, scene, notes: this.#notes };
    return JSON.stringify({ finished: finishedLessons, under });
  }

  #enter(lesson: LessonId, step: number): void {
    const steps = LESSONS[lesson].steps.length;
    this.store.setState({ ...NONE, lesson, step, steps, shown: step });
    this.#check();
  }

  #newSearch(): AbortSignal {
    this.#search.abort();
    this.#search = new AbortController();
    return this.#search.signal;
  }

  async #beginningFor(lesson: LessonId, signal: AbortSignal): Promise<Beginning | null> {
    const { manifest } = this.#laboratory;
    const classes = manifest.segmenter?.classes ?? [];
    const stream = Array.from({ length: LOOKED_THROUGH }, (_, scene) => scene);
    for (const scene of new Set([...manifest.curated, ...stream])) {
      const found = await this.#look(scene, signal);
      if (!found || signal.aborted) return null;
      const shares = classShares(found.labels, classes.length);
      const share = (...concepts: string[]): number =>
        classes.reduce((sum, { id }, c) => sum + (concepts.includes(id) ? (shares[c] ?? 0) : 0), 0);
      if (!LESSONS[lesson].scene(share, found.flaw !== null)) continue;
      const { canBeDone } = LESSONS[lesson];
      if (!canBeDone || (await canBeDone(this.#laboratory, found, signal))) return found;
    }
    return null;
  }

  /** What a scene shows; null if the engine cannot tell. */
  async #look(scene: number, signal: AbortSignal): Promise<Beginning | null> {
    const { editor, manifest } = this.#laboratory;
    const state = { scene, interventions: [] };
    const request = { state, labels: true, priority: 'measure' } as const;
    const outcome = await editor.observe(request, signal);
    const labels = outcome.kind === 'observed' ? outcome.observation.labels : null;
    const classes = manifest.segmenter?.classes ?? [];
    const airy = new Set(classes.flatMap(({ id }, c) => (AIRY.includes(id) ? [c] : [])));
    return labels && { scene, labels, flaw: findFlaw(labels, manifest.resolution, airy) };
  }

  #check(): void {
    const { lesson, step, done, reading: before } = this.store.getState();
    if (lesson === null || done) return;
    const present = LESSONS[lesson].steps[step];
    if (!present) return;
    const facts = new Facts(this.#laboratory, this.#beginning, this.#notes);
    const reading = present.read(facts);
    if (reading.done) {
      this.#notes = [...this.#notes.slice(0, step), present.note?.(facts) ?? []];
      this.store.setState({ done: true, reading });
    } else if (reading.value !== before?.value || reading.goal !== before.goal) {
      this.store.setState({ reading });
    }
  }
}
