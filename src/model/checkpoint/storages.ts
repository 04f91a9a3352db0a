import type { PickleValue, StorageRef } from './pickleValue.ts';

/** What both formats come down to: one object, and where each storage's numbers lie in the file. */
export type CheckpointBody = {
  readonly root: PickleValue;
  /**
   * Where the storage's elements begin in the file; all of them lie within it.
   * @throws CheckpointError if they do not
   */
  readonly locate: (storage: StorageRef) => Promise<number>;
};

/** The largest pickle that is read; that of a network with a thousand layers is a hundredth of it. */
export const LARGEST_PICKLE = 2 ** 24;
