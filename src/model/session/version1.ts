import * as v from 'valibot';
import { documentBase, row, strokeBase } from './documentParts.ts';
import { MOST_STROKES } from './session.ts';
import type { Check } from './upgrades.ts';

/** Version 1: whole scenes alone, and strokes with a sharp edge and one width, all of them seen. */
const version1 = v.object({
  ...documentBase,
  version: v.literal(1),
  scene: row,
  strokes: v.pipe(v.array(v.object(strokeBase)), v.maxLength(MOST_STROKES)),
});

/** Makes a document of version 1 one of version 2, which draws the same. */
export function upgradeVersion1(document: unknown, check: Check): unknown {
  const { strokes, ...kept } = check(version1, document);
  return {
    ...kept,
    version: 2,
    strokes: strokes.map((stroke) => ({ ...stroke, hardness: 1, widths: null, hidden: false })),
  };
}
