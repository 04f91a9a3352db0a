import type { Laboratory } from '../laboratory.ts';
import type { Beginning, Facts } from './facts.ts';

/** What was measured for a step: whether it is done, and how far it has come where that is a number. */
export type Reading = {
  readonly done: boolean;
  /** Null: not measured, or no number. */
  readonly value: number | null;
  /** What `value` has to reach, or, where less is better, not to pass. */
  readonly goal: number;
  readonly unit: 'share' | 'times';
};

type Step = {
  /** Reads what was measured; never what was clicked. */
  readonly read: (facts: Facts) => Reading;
  /** What later steps have to know of how it was done. */
  readonly note?: (facts: Facts) => readonly number[];
};

export type Lesson = {
  /**
   * Whether a scene shows what the lesson needs.
   * @param share of some concepts in all its pixels together, 0..1
   * @param flawed whether something hangs in the air there
   */
  readonly scene: (share: (...concepts: string[]) => number, flawed: boolean) => boolean;
  /** Whether it can be done on such a scene, where that takes a try; false once the signal aborts. */
  readonly canBeDone?: (
    laboratory: Laboratory,
    beginning: Beginning,
    signal: AbortSignal,
  ) => Promise<boolean>;
  readonly steps: readonly Step[];
};

export function when(done: boolean): Reading {
  return { done, value: null, goal: 1, unit: 'share' };
}

/** @param value null while it is not measured */
export function atLeast(
  goal: number,
  value: number | null,
  unit: Reading['unit'] = 'share',
): Reading {
  return { done: value !== null && value >= goal, value, goal, unit };
}

export function atMost(goal: number, value: number | null): Reading {
  return { done: value !== null && value <= goal, value, goal, unit: 'share' };
}
