import * as v from 'valibot';
import { documentBase, sceneSchema, strokeSchema } from './documentParts.ts';
import { MOST_STROKES } from './session.ts';
import type { Check } from './upgrades.ts';

/** Version 2: units and levels are written out, and nothing tells which brush was in the hand. */
const version2 = v.object({
  ...documentBase,
  version: v.literal(2),
  scene: sceneSchema,
  strokes: v.pipe(v.array(strokeSchema), v.maxLength(MOST_STROKES)),
});

/** Makes a document of version 2 one of version 3, which draws the same. */
export function upgradeVersion2(document: unknown, check: Check): unknown {
  return { ...check(version2, document), version: 3, tools: null };
}
