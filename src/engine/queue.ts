/** In order of precedence; within one of them the order of asking holds. */
const PRIORITIES = ['paint', 'measure', 'background'] as const;
export type Priority = (typeof PRIORITIES)[number];

type Job = () => Promise<void>;

/**
 * The one line in which every session is created and run: the runtime faults when two calls overlap,
 * even on different sessions (microsoft/onnxruntime#32561). Background work is cut into
 * short jobs by its owner, so that painting waits for one of them at most.
 */
export class InferenceQueue {
  readonly #waiting: Record<Priority, Job[]> = {
    paint: [],
    measure: [],
    background: [],
  };
  #running = false;
  #held = false;

  /** Runs `work` when its turn comes; its failure is the caller's, and the line goes on. */
  run<Result>(priority: Priority, work: () => Promise<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#waiting[priority].push(() => begun(work).then(resolve, reject));
      void this.#drain();
    });
  }

  /** Lets background work wait while true, where another line of the same machine comes first. */
  hold(held: boolean): void {
    this.#held = held;
    void this.#drain();
  }

  #next(): Priority | undefined {
    return PRIORITIES.filter((priority) => !this.#held || priority !== 'background').find(
      (priority) => this.#waiting[priority].length > 0,
    );
  }

  async #drain(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    while (this.#next()) {
      // On WASM a run never leaves the microtasks, so that a stroke would go unheard behind a long
      // row of jobs: messages are let in before each that is not painting.
      if (this.#waiting.paint.length === 0) await messagesHeard();
      await this.#waiting[this.#next() ?? 'paint'].shift()?.();
    }
    this.#running = false;
  }
}

/** Begins work. What it throws at once, as where memory runs out, is its failure too, and not the line's. */
async function begun<Result>(work: () => Promise<Result>): Promise<Result> {
  return work();
}

/** Resolves after the messages that have come so far; a timer would be held back by milliseconds. */
function messagesHeard(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
