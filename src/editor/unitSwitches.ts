import { rankedUnits } from '../model/brush.ts';
import type { Dissection } from '../model/dissection.ts';
import { hasRanking, liftOf } from '../model/unitRanking.ts';
import type { ToolSettings } from './settings.ts';

/** A unit of the present brush, as the table has it. */
export type BrushUnit = {
  readonly unit: number;
  /** IoU with the concept under the information-quality rule, 0..1. */
  readonly iou: number;
  /** Highest IoU of the unit against the labels of other scenes: what chance gives; null if not measured. */
  readonly shuffled: number | null;
  /** How far the concept lifts the unit, `(mean given the concept − mean) / q0.99`; null if not measured. */
  readonly lift: number | null;
  /** How much it takes part in causing the concept, α of ICLR 2019, 0..1; null if not measured. */
  readonly cause: number | null;
  /** Level that the mode sets it to. */
  readonly level: number;
  /** False: the next strokes leave it alone. */
  readonly on: boolean;
};

/** The units that are switched off for the present brush and layer. */
export function switchedOff(settings: ToolSettings): readonly number[] {
  return settings.switchedOff[switchKey(settings)] ?? [];
}

/** Switches a unit of the present brush and layer on or off. */
export function switchUnit(settings: ToolSettings, unit: number, on: boolean): ToolSettings {
  const others = switchedOff(settings).filter((each) => each !== unit);
  return withSwitchedOff(settings, on ? others : [...others, unit]);
}

/** With exactly these units of the present brush and layer switched off. */
export function withSwitchedOff(settings: ToolSettings, off: readonly number[]): ToolSettings {
  return { ...settings, switchedOff: { ...settings.switchedOff, [switchKey(settings)]: off } };
}

/** The units that the present brush drives or would drive, best first; none for a restoring one. */
export function brushUnits(settings: ToolSettings, table: Dissection): BrushUnit[] {
  const { concept, layer: id, mode, units, level } = settings;
  const layer = table.layers.find((entry) => entry.layer === id);
  const index = table.concepts.indexOf(concept);
  if (mode === 'restore' || !layer || index < 0) return [];
  const ranked = rankedUnits(table, concept, id, mode);
  const off = switchedOff(settings);
  const [lifted, caused] = [hasRanking(layer, index, 'lift'), hasRanking(layer, index, 'ace')];
  return ranked.units.slice(0, Math.round(units * ranked.perDrawn)).map((unit) => ({
    unit,
    iou: layer.iqr.iou[unit]?.[index] ?? 0,
    shuffled: layer.iqr.shuffled[unit] ?? null,
    lift: lifted ? liftOf(layer, unit, index) : null,
    cause: caused ? (layer.ace?.[unit]?.[index] ?? null) : null,
    level: ranked.levelOf(unit, level === 'measured' ? undefined : level),
    on: !off.includes(unit),
  }));
}

function switchKey({ concept, layer }: ToolSettings): string {
  return `${concept} ${layer}`;
}
