import { brushOption, brushSetting } from '../brush.ts';
import { fromSource, isKnown, strokeSource, type BrushSource } from '../brushSource.ts';
import type { Dissection } from '../dissection.ts';
import { sha256Hex } from '../hash.ts';
import type { Stroke, UnitLevels } from '../stroke.ts';

/**
 * Units and levels as the table gives them for a stroke's concept, layer and mode, in the place of lists
 * that name each. The digest tells a later table's other units from the ones that were meant.
 */
export type BrushReference = BrushSource & { readonly digest: string };

/** Hexadecimal digits of a digest: two settings in four thousand million share one. */
export const DIGEST_DIGITS = 8;

/** What a reference and a stroke amount to with the table that is there. */
export type Referred = Pick<Stroke, 'layer' | 'setting'> & {
  /** False: the table has changed, and this is its present brush. */
  readonly exact: boolean;
};

/** The reference that stands for a stroke's units and levels; null if the table gives others. */
export function referenceTo(stroke: Stroke, table: Dissection): BrushReference | null {
  const source = strokeSource(stroke, table);
  if (!source || source.without.length > stroke.setting.units.length) return null;
  const given = fromSource(stroke, table, source);
  const digest = settingDigest(stroke.setting);
  const same =
    given?.units.length === stroke.setting.units.length && settingDigest(given) === digest;
  return same ? { ...source, digest } : null;
}

/**
 * The units and levels that a reference stands for, or, where the table has changed since, those of the
 * present brush of the concept. Null if the table knows neither.
 */
export function resolveReference(
  { digest, ...source }: BrushReference,
  stroke: Pick<Stroke, 'concept' | 'layer' | 'mode'>,
  table: Dissection,
): Referred | null {
  const setting = fromSource(stroke, table, source);
  const { layer, concept, mode } = stroke;
  if (setting && settingDigest(setting) === digest) return { layer, setting, exact: true };
  const entry = table.brushes.find((brush) => brush.concept === concept);
  const best = brushOption(table, concept, layer) ?? entry?.options[0];
  if (!best || mode === 'restore' || !isKnown(table, concept, best.layer)) {
    return setting && { layer, setting, exact: false };
  }
  const present = brushSetting(table, concept, best.layer, mode, best.units);
  return { layer: best.layer, setting: present, exact: false };
}

/** The same for the same units and levels, in whichever order they stand. */
function settingDigest({ units, levels }: UnitLevels): string {
  const pairs = units.map((unit, i) => [unit, levels[i] ?? 0] as const);
  const text = JSON.stringify(pairs.sort(([a], [b]) => a - b));
  return sha256Hex(new TextEncoder().encode(text)).slice(0, DIGEST_DIGITS);
}
