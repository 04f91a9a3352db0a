import { composeStroke, emptyCompositions, interventionsOf } from '../../src/model/composition.ts';
import type { LayerDissection, OffLevel, OnLevel, UnitRank } from '../../src/model/dissection.ts';
import { strokeEffect, type EffectCounts } from '../../src/model/dissection/effect.ts';
import type { LayerShape } from '../../src/model/manifest.ts';
import { strokeMask } from '../../src/model/mask.ts';
import { sharpStroke, type UnitLevels } from '../../src/model/stroke.ts';
import { unitLevel } from '../../src/model/unitLevel.ts';
import { rankUnits } from '../../src/model/unitRanking.ts';
import { runFrom } from '../onnx/generator.ts';
import type { ModelFolder } from '../onnx/modelFolder.ts';
import { erasure, type ErasureCounts } from './erasure.ts';
import type { NaturalColors } from './naturalColors.ts';
import type { Place } from './places.ts';
import type { Segmenter } from './segmentation.ts';

/** A layer as the model has it and as the table describes it. */
export type MeasuredLayer = { readonly shape: LayerShape; readonly table: LayerDissection };

/** Units with their levels, and the hardness of the edge that they are painted with; 1 if left out. */
export type PaintSetting = UnitLevels & { readonly hardness?: number };

/** The first so many units of a ranking. */
export type UnitChoice = { readonly units: number; readonly rank: UnitRank };

/** The best units of a concept and the level that a rule gives each; none where the table ranks none. */
export function settingOf(
  { table }: MeasuredLayer,
  concept: number,
  { units: count, rank }: UnitChoice,
  rule: OnLevel | OffLevel,
): UnitLevels {
  const units = rankUnits(table, concept, rank).slice(0, count);
  return { units, levels: units.map((unit) => unitLevel(table, unit, concept, rule)) };
}

/** The image of a scene with a stroke, `[3, side, side]`, unclamped; the editor's own mathematics. */
async function strokeImage(
  model: ModelFolder,
  { shape }: MeasuredLayer,
  { units, levels, hardness = 1 }: PaintSetting,
  { scene, points, radius }: Place,
): Promise<Float32Array> {
  const compositions = emptyCompositions([shape]);
  composeStroke(
    compositions,
    sharpStroke({
      ...{ id: 'measured', layer: shape.id, hardness, radius, points },
      setting: { units, levels },
    }),
  );
  const [edit] = interventionsOf(compositions);
  const output = scene.outputs[shape.stage];
  if (!edit || !output) throw new RangeError(`a stroke at layer ${shape.id} changes nothing`);
  return runFrom(model, shape.stage, output, edit);
}

/** Erases with a stroke, segments what comes out, and counts what went and what came. */
export async function measureErasure(
  model: ModelFolder,
  segmenter: Segmenter,
  layer: MeasuredLayer,
  setting: PaintSetting,
  place: Place,
  concept: number,
): Promise<ErasureCounts> {
  const after = await segmenter.labels(await strokeImage(model, layer, setting, place));
  return erasure(place.scene.labels, after, segmenter.side, place, concept);
}

/**
 * Draws a stroke, segments what comes out, and counts what has the concept's colours as the concept; around
 * the stroke colours do not matter, for what was the concept there and stays it is no third class.
 * All cells that the stroke reaches count, those that a soft edge changes little too.
 */
export async function measureStroke(
  model: ModelFolder,
  segmenter: Segmenter,
  colors: NaturalColors,
  layer: MeasuredLayer,
  setting: PaintSetting,
  place: Place,
  concept: number,
): Promise<EffectCounts> {
  const image = await strokeImage(model, layer, setting, place);
  const after = await segmenter.labels(image);
  const painted = Uint8Array.from(after);
  colors.mark(painted, image, concept);
  const mask = strokeMask(
    { points: place.points, radius: place.radius, hardness: 1, rule: 'touch', widths: null },
    layer.shape,
  );
  const { side } = segmenter;
  return strokeEffect(place.scene.labels, after, side, mask, layer.shape, concept, painted);
}
