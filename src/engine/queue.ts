/** `paint` comes before `background`; within a class the order of asking holds. */
export type Priority = 'paint' | 'background';

type Job = () => Promise<void>;

/**
 * The one line in which every session is created and run: the runtime faults when two calls overlap,
 * even on different sessions (microsoft/onnxruntime#32561). Background work is cut into
 * short jobs by its owner, so that painting waits for one of them at most.
 */
export class InferenceQueue {
  readonly #waiting: Record<Priority, Job[]> = { paint: [], background: [] };
  #running = false;

  /** Runs `work` when its turn comes; its failure is the caller's, and the line goes on. */
  run<Result>(priority: Priority, work: () => Promise<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#waiting[priority].push(() => work().then(resolve, reject));
      void this.#drain();
    });
  }

  async #drain(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    for (;;) {
      const job = this.#waiting.paint.shift() ?? this.#waiting.background.shift();
      if (!job) break;
      await job();
    }
    this.#running = false;
  }
}
