import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Problem } from '../../model/problem.ts';

/** How far a row of measurements has come. */
export type TaskState<Result> = {
  readonly phase: 'idle' | 'running' | 'done' | 'stopped' | 'failed';
  readonly done: number;
  readonly total: number;
  readonly result: Result;
  readonly problem: Problem | null;
};

/** Ends a task with what kept it from going on. */
export class TaskFailure extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}

/**
 * A row of measurements in idle time, with progress and a stop. What was measured before a stop stays
 * as the result. A new start ends the one before.
 */
export class Task<Result> {
  readonly store: StoreApi<TaskState<Result>>;
  readonly #empty: Result;
  #under = new AbortController();

  constructor(empty: Result) {
    this.#empty = empty;
    this.store = createStore<TaskState<Result>>(() => ({
      phase: 'idle',
      done: 0,
      total: 0,
      result: empty,
      problem: null,
    }));
  }

  /**
   * @param work measures, and reports after each piece, or how much is done; it must stop at the signal,
   *   after which it can still report what it had
   */
  async start(
    total: number,
    work: (report: (result: Result, done?: number) => void, signal: AbortSignal) => Promise<void>,
  ): Promise<void> {
    this.#under.abort();
    const under = new AbortController();
    this.#under = under;
    const { signal } = under;
    let done = 0;
    this.store.setState({ phase: 'running', done, total, result: this.#empty, problem: null });
    const report = (result: Result, now = done + 1): void => {
      done = now;
      if (this.#under === under) this.store.setState({ done, result });
    };
    try {
      await work(report, signal);
      if (!signal.aborted) this.store.setState({ phase: done < total ? 'stopped' : 'done' });
    } catch (error) {
      if (!(error instanceof TaskFailure)) throw error;
      if (!signal.aborted) this.store.setState({ phase: 'failed', problem: error.problem });
    }
  }

  /** Ends the work; what was measured stays. */
  stop(): void {
    this.#under.abort();
    if (this.store.getState().phase === 'running') this.store.setState({ phase: 'stopped' });
  }

  /** Ends the work and forgets what was measured. */
  clear(): void {
    this.#under.abort();
    this.#under = new AbortController();
    this.store.setState({ phase: 'idle', done: 0, total: 0, result: this.#empty, problem: null });
  }
}
