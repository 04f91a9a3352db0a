import * as v from 'valibot';
import { LEVEL_RULES } from '../brushSource.ts';
import { integer, MODES, name, RULES, unitNumbers } from './documentParts.ts';
import { MOST_UNITS } from './session.ts';

const percent = v.pipe(v.number(), v.minValue(0), v.maxValue(100));

/** What the next stroke would be made with: the brush that lay in the hand. */
export const toolsSchema = v.object({
  concept: name,
  mode: v.picklist(MODES),
  layer: name,
  units: integer(1, MOST_UNITS),
  /** Diameter in percent of the picture's width. */
  size: v.pipe(percent, v.gtValue(0)),
  hardness: percent,
  strength: percent,
  rule: v.picklist(RULES),
  level: v.picklist(LEVEL_RULES),
  /** Units of the brush that are switched off. */
  without: unitNumbers,
});

export type SessionTools = v.InferOutput<typeof toolsSchema>;
