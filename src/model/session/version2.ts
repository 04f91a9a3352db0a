import * as v from 'valibot';
import { documentBase, sceneSchema } from './documentParts.ts';
import type { Upgrade } from './upgrades.ts';

/** Version 2: units and levels are written out, and nothing tells which brush was in the hand. */
const head = v.object({ ...documentBase, version: v.literal(2), scene: sceneSchema });

/** Makes a document of version 2 one of version 3, which draws the same. */
export const upgradeVersion2: Upgrade = {
  head: (given, check) => ({ ...check(head, given), version: 3, tools: null }),
  stroke: (given) => given,
};
