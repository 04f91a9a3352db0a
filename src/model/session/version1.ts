import * as v from 'valibot';
import { documentBase, row, strokeBase } from './documentParts.ts';
import type { Upgrade } from './upgrades.ts';

/** Version 1: whole scenes alone, and strokes with a sharp edge and one width, all of them seen. */
const head = v.object({ ...documentBase, version: v.literal(1), scene: row });
const stroke = v.object(strokeBase);

/** Makes a document of version 1 one of version 2, which draws the same. */
export const upgradeVersion1: Upgrade = {
  head: (given, check) => ({ ...check(head, given), version: 2 }),
  stroke: (given, check) => {
    return { ...check(stroke, given), hardness: 1, widths: null, hidden: false };
  },
};
