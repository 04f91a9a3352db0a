import type * as v from 'valibot';
import { upgradeVersion1 } from './version1.ts';
import { upgradeVersion2 } from './version2.ts';

/** Checks a document against a schema, or refuses it. */
export type Check = <Schema extends v.GenericSchema>(
  schema: Schema,
  document: unknown,
) => v.InferOutput<Schema>;

/** Makes a document of one version one of the next, once it is checked as what it is. */
export type Upgrade = (document: unknown, check: Check) => unknown;

/** The first takes version 1 to version 2, and so on to the newest. */
export const UPGRADES: readonly Upgrade[] = [upgradeVersion1, upgradeVersion2];
