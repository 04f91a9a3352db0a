import { interventionsOf } from '../model/composition.ts';
import type { Intervention } from '../model/intervention.ts';
import { editableLayers, type Manifest } from '../model/manifest.ts';
import type { EnginePort, RenderState } from '../model/port.ts';
import { CommittedStrokes } from './committedStrokes.ts';
import type { LiveStroke } from './liveStroke.ts';
import type { PaintDocument } from './paintDocument.ts';

/** What should be on the screen. */
export type Wanted = {
  readonly document: PaintDocument;
  readonly live: LiveStroke | null;
  /** True: the scene without any stroke. */
  readonly comparing: boolean;
};

type LoopEvents = {
  /** A state is wanted that is not on the screen yet. */
  readonly onBusy: () => void;
  /** The newest state that was wanted is on the screen. */
  readonly onSettled: () => void;
  /** Frames have become so slow that the picture waits for the pointer to pause, or no longer are. */
  readonly onSlow: (slow: boolean) => void;
};

/** Milliseconds of a frame from which on drawing one at every movement would lag behind the hand. */
const SLOW_FRAME = 150;
/** Milliseconds that strokes are composed in one go, so that the page can go on between. */
const SLICE = 8;
/** Milliseconds without a new point that count as a pause of the pointer. */
const PAUSE = 200;

/**
 * Name of the measure that each shown state leaves in the browser's performance timeline; its detail is
 * the engine's own time in milliseconds.
 */
const FRAME_MEASURE = 'ganpaint:frame';

/**
 * Brings the wanted state to the screen: one inference at a time, and whenever one ends, the newest
 * state is the next. States in between are never rendered. Where a frame takes long, as that of a
 * large generator without a graphics card, a stroke is rendered when the pointer pauses or lets go.
 */
export class RenderLoop {
  readonly #port: EnginePort;
  readonly #committed: CommittedStrokes;
  readonly #wanted: () => Wanted;
  readonly #events: LoopEvents;
  #version = 0;
  /** Changes asked for so far, and how many of them the state shown last held. */
  #changes = 0;
  #shownChanges = 0;
  /** When the newest change was asked for. */
  #changedAt = 0;
  #running = false;
  #stopped = true;
  /** How often the engine became ready; a failure from before the last time is of the past. */
  #starts = 0;
  /** Whether the last two frames were slow; a single one may have had other reasons. */
  #slow = false;
  #lastCost = 0;

  constructor(port: EnginePort, manifest: Manifest, wanted: () => Wanted, events: LoopEvents) {
    this.#port = port;
    this.#committed = new CommittedStrokes(editableLayers(manifest));
    this.#wanted = wanted;
    this.#events = events;
  }

  /** Whether the newest state that was wanted has been shown. */
  get settled(): boolean {
    return this.#changes === this.#shownChanges;
  }

  /** Tells the loop that what is wanted has changed. */
  invalidate(): void {
    if (this.settled) this.#events.onBusy();
    this.#changes += 1;
    this.#changedAt = performance.now();
    void this.#run();
  }

  /** The engine can render: show what is wanted, also if it was shown before. */
  resume(): void {
    this.#stopped = false;
    this.#starts += 1;
    this.invalidate();
  }

  /** The engine cannot render; changes wait until {@link resume}. */
  stop(): void {
    this.#stopped = true;
  }

  /** What the strokes of the wanted document amount to, without the one under way. */
  interventions(): Intervention[] {
    return interventionsOf(this.#committed.compose(this.#wanted().document.strokes));
  }

  async #run(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    while (!this.settled && !this.#stopped) {
      if (this.#slow && this.#wanted().live) await this.#untilPause();
      if (!this.#composed()) {
        await new Promise((resolve) => setTimeout(resolve));
        continue;
      }
      const [changes, since, starts] = [this.#changes, this.#changedAt, this.#starts];
      const outcome = await this.#port.render(this.#compose());
      if (starts !== this.#starts) continue;
      if (outcome.kind === 'failed') break;
      performance.measure(FRAME_MEASURE, { start: since, detail: outcome.milliseconds });
      performance.clearMeasures(FRAME_MEASURE);
      this.#shownChanges = changes;
      this.#noteCost(outcome.milliseconds);
      if (changes === this.#changes) this.#events.onSettled();
    }
    this.#running = false;
  }

  /** Composes strokes for a moment; says whether all of the wanted ones are composed. */
  #composed(): boolean {
    const { document, comparing } = this.#wanted();
    const begin = performance.now();
    const late = (): boolean => performance.now() - begin > SLICE;
    return comparing || this.#committed.approach(document.strokes, late);
  }

  /** Waits while a stroke goes on without a pause. */
  async #untilPause(): Promise<void> {
    for (;;) {
      const left = this.#changedAt + PAUSE - performance.now();
      if (left <= 0 || !this.#wanted().live || this.#stopped) return;
      await new Promise((resolve) => setTimeout(resolve, Math.min(left, PAUSE / 4)));
    }
  }

  #noteCost(milliseconds: number): void {
    const slow = Math.min(milliseconds, this.#lastCost) > SLOW_FRAME;
    this.#lastCost = milliseconds;
    if (slow !== this.#slow) this.#events.onSlow(slow);
    this.#slow = slow;
  }

  #compose(): RenderState {
    const { document, live, comparing } = this.#wanted();
    this.#version += 1;
    const { scene } = document;
    if (comparing) return { version: this.#version, scene, interventions: [] };
    const committed = this.#committed.compose(document.strokes);
    const composed = live ? live.composeOn(committed) : committed;
    return { version: this.#version, scene, interventions: interventionsOf(composed) };
  }
}
