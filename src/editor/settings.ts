import { bestOption, brushOption, brushSetting, onLevel, type LevelRule } from '../model/brush.ts';
import { isKnown } from '../model/brushSource.ts';
import type { Dissection } from '../model/dissection.ts';
import { editableLayers, type LayerShape, type Manifest } from '../model/manifest.ts';
import type { LayerId, MaskRule, Stroke, StrokeMode, UnitLevels } from '../model/stroke.ts';
import { paletteOf } from './palette.ts';
import { switchedOff } from './unitSwitches.ts';

/** What is painted with: a model and the table for it. */
export type Painting = { readonly manifest: Manifest; readonly dissection: Dissection };

/** What the next stroke will be made with. */
export type ToolSettings = {
  /** Empty where the table has no brush. */
  readonly concept: string;
  readonly mode: StrokeMode;
  readonly layer: LayerId;
  /** How many of the concept's best units the brush drives. */
  readonly units: number;
  /** Diameter in percent of the picture's width, 1..100. */
  readonly size: number;
  /** Percent, 0..100: from an edge that fades towards the middle to a sharp one. */
  readonly hardness: number;
  /** Percent, 0..100. */
  readonly strength: number;
  readonly rule: MaskRule;
  /** Level that drawn units are set to. */
  readonly level: LevelRule;
  /** Units that are switched off, by brush and layer as `switchKey` names them. */
  readonly switchedOff: Readonly<Record<string, readonly number[]>>;
};

export const SIZE_RANGE = { min: 1, max: 100 } as const;
const NO_UNITS: UnitLevels = { units: [], levels: [] };
const START = {
  mode: 'draw',
  size: 14,
  hardness: 100,
  strength: 100,
  rule: 'touch',
  level: 'measured',
  switchedOff: {},
} as const;

/**
 * The settings at the start: the first brush of the palette that grows. Without one there is no concept,
 * and the layer is the middle one. Null for a model without layers to paint on.
 */
export function startSettings(table: Dissection, manifest: Manifest): ToolSettings | null {
  const brushes = paletteOf(table);
  const first = brushes.find(({ concept }) => concept === 'tree') ?? brushes[0];
  if (!first) {
    const layers = editableLayers(manifest);
    const middle = layers[Math.floor(layers.length / 2)];
    return middle ? { ...START, concept: '', layer: middle.id, units: 1 } : null;
  }
  const { layer, units } = first.best;
  const start = { ...START, concept: first.concept, layer, units };
  return { ...start, hardness: measuredHardness(start, table) };
}

/** Takes a brush up at the layer and with the units that measured best; erasing stays erasing. */
export function chooseBrush(
  settings: ToolSettings,
  table: Dissection,
  concept: string,
): ToolSettings {
  if (!paletteOf(table).some((brush) => brush.concept === concept)) return settings;
  const mode = settings.mode === 'restore' ? 'draw' : settings.mode;
  return atMeasuredBest({ ...settings, mode, concept }, table);
}

/** The layer and the number of units that measured best for what a mode does with the brush. */
function atMeasuredBest(settings: ToolSettings, table: Dissection): ToolSettings {
  const { concept, mode } = settings;
  const best = mode === 'restore' ? undefined : bestOption(table, concept, mode);
  return best ? { ...settings, layer: best.layer, units: best.units } : settings;
}

/**
 * Settings after a change, with what measured best for what they are now in layer and edge, unless these
 * were set by hand.
 * @param own whether a brush made by hand is in use, which has a layer of its own
 */
export function withMeasured(
  before: ToolSettings,
  after: ToolSettings,
  table: Dissection,
  own = false,
): ToolSettings {
  return withMeasuredHardness(before, own ? after : withMeasuredLayer(before, after, table), table);
}

/** Another mode may measure best at another layer. */
function withMeasuredLayer(
  before: ToolSettings,
  after: ToolSettings,
  table: Dissection,
): ToolSettings {
  if (before.mode === after.mode || before.concept !== after.concept) return after;
  // Restoring acts on all layers; it may have come from either.
  const modes = before.mode === 'restore' ? (['draw', 'erase'] as const) : [before.mode];
  const measured = modes.map((mode) => bestOption(table, before.concept, mode)?.layer);
  const byHand = before.layer !== after.layer || !measured.includes(before.layer);
  return byHand ? after : atMeasuredBest(after, table);
}

function withMeasuredHardness(
  before: ToolSettings,
  after: ToolSettings,
  table: Dissection,
): ToolSettings {
  const hardness = measuredHardness(after, table);
  const byHand =
    before.hardness !== after.hardness || before.hardness !== measuredHardness(before, table);
  return byHand || hardness === after.hardness ? after : { ...after, hardness };
}

/** Percent; what erases or restores has a sharp edge. */
function measuredHardness({ concept, layer, mode }: ToolSettings, table: Dissection): number {
  const share = mode === 'draw' ? brushOption(table, concept, layer)?.hardness : undefined;
  return Math.round(100 * (share ?? 1));
}

/** Goes to another layer, with the units that measured best there for the brush, or as many. */
export function chooseLayer(
  settings: ToolSettings,
  { manifest, dissection }: Painting,
  layer: LayerId,
): ToolSettings {
  const best = brushOption(dissection, settings.concept, layer)?.units;
  const most = mostUnits(manifest, layer);
  return { ...settings, layer, units: Math.min(best ?? settings.units, most) };
}

/** The layers that a brush of the table can paint on: those that the table has. All, for other brushes. */
export function brushLayers(manifest: Manifest, table: Dissection, concept: string): LayerShape[] {
  const layers = editableLayers(manifest);
  const known = layers.filter(({ id }) => isKnown(table, concept, id));
  return known.length > 0 ? known : layers;
}

/** At the layer that measured best, where the table does not have the present one. */
export function atKnownLayer(settings: ToolSettings, table: Dissection): ToolSettings {
  const { concept, layer } = settings;
  return isKnown(table, concept, layer) ? settings : atMeasuredBest(settings, table);
}

/**
 * After a brush made by hand: the table's brush anew, for the layer was the other's. The mode stays.
 */
export function backToTable(settings: ToolSettings, table: Dissection): ToolSettings {
  const { concept, mode } = settings;
  const offered = paletteOf(table).some((brush) => brush.concept === concept);
  if (!offered) return atKnownLayer(settings, table);
  const anew = { ...chooseBrush(settings, table, concept), mode };
  return withMeasuredHardness(settings, anew, table);
}

/** Whether the table has units for what the next stroke does; restoring needs none. */
export function hasUnits({ concept, mode, layer }: ToolSettings, table: Dissection): boolean {
  return mode === 'restore' || isKnown(table, concept, layer);
}

/** More than half of a layer's units are no longer a concept's own. */
export function mostUnits(manifest: Manifest, layer: LayerId): number {
  const found = editableLayers(manifest).find(({ id }) => id === layer);
  return Math.max(1, Math.floor((found?.units ?? 2) / 2));
}

/** The brush's radius as a share of the picture's width. */
export function radiusOf({ size }: ToolSettings): number {
  return size / 200;
}

/**
 * A stroke with the present settings, still without points; without units where the table has none for it.
 * @param last the stroke before it, whose units are shared if they are the same
 */
export function beginStroke(
  settings: ToolSettings,
  table: Dissection,
  id: string,
  last?: Stroke,
): Stroke {
  const { concept, mode, layer, units, strength, rule } = settings;
  const setting = shared(
    last,
    mode === 'restore' || !isKnown(table, concept, layer)
      ? NO_UNITS
      : brushSetting(table, concept, layer, mode, units, {
          level: onLevel(settings.level),
          without: switchedOff(settings),
        }),
  );
  return {
    id,
    concept,
    mode,
    layer,
    setting,
    radius: radiusOf(settings),
    hardness: settings.hardness / 100,
    strength: strength / 100,
    rule,
    points: [],
    widths: null,
    covers: mode !== 'restore',
    clears: mode !== 'restore',
    hidden: false,
  };
}

/** Thousands of strokes with one brush keep one list of units and levels between them. */
function shared(last: Stroke | undefined, setting: UnitLevels): UnitLevels {
  const { units = [], levels = [] } = last?.setting ?? {};
  const same =
    units.length === setting.units.length &&
    units.every((unit, i) => unit === setting.units[i] && levels[i] === setting.levels[i]);
  return last && same ? last.setting : setting;
}
