import type * as v from 'valibot';
import { upgradeVersion1 } from './version1.ts';
import { upgradeVersion2 } from './version2.ts';

/** Checks a part of a document against a schema, or refuses the document. */
export type Check = <Schema extends v.GenericSchema>(
  schema: Schema,
  part: unknown,
) => v.InferOutput<Schema>;

/** Makes a document of one version one of the next; its parts are checked as what they are. */
export type Upgrade = {
  /** All but the strokes. */
  readonly head: (head: unknown, check: Check) => unknown;
  readonly stroke: (stroke: unknown, check: Check) => unknown;
};

/** The first takes version 1 to version 2, and so on to the newest. */
export const UPGRADES: readonly Upgrade[] = [upgradeVersion1, upgradeVersion2];
