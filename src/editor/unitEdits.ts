import { imagePoint, type ImagePoint } from '../model/coordinates.ts';
import { sharpStroke, type LayerId, type Stroke, type UnitLevels } from '../model/stroke.ts';
import type { PaintDocument } from './paintDocument.ts';
import type { Steps } from './steps.ts';

/** A dab of this radius in the middle reaches every cell of the picture. */
const EVERYWHERE = { radius: 1, points: [imagePoint(0.5, 0.5)] } as const;

/** Where units are set: the outline of a stroke. */
export type SettingPlace = { readonly radius: number; readonly points: readonly ImagePoint[] };

/**
 * Units set to a level by hand, everywhere or in a place. Each setting is a stroke like any other: it
 * stands in the history, is one undo step, is saved and shared with the painting, and can be hidden,
 * moved and taken away there. A unit has at most one stroke that sets it everywhere; it is known by what it
 * does, since strokes of a painting that was opened have other ids.
 */
export class UnitEdits {
  readonly #steps: Steps;

  constructor(steps: Steps) {
    this.#steps = steps;
  }

  /** The level that a unit is set to everywhere; null if it is not. */
  level(document: PaintDocument, layer: LayerId, unit: number): number | null {
    const stroke = document.strokes.find(setsEverywhere(layer, unit));
    return stroke?.setting.levels[0] ?? null;
  }

  /** Whether all other units of the layer are off. */
  isSolo(document: PaintDocument, layer: LayerId, unit: number): boolean {
    return document.strokes.some(leavesAlone(layer, unit));
  }

  /** A drag on a unit's level begins: all of it is one step. */
  begin(): void {
    this.#steps.begin();
  }

  end(): void {
    this.#steps.commit();
  }

  /** Sets a unit to a level everywhere, in the place of what it was set to before. */
  set(layer: LayerId, unit: number, level: number): void {
    const setting = { units: [unit], levels: [level] };
    this.#steps.adjust(`unit ${layer} ${unit}`, ({ strokes }) => {
      const at = strokes.findIndex(setsEverywhere(layer, unit));
      const from = strokes[at];
      if (from) return { type: 'change-stroke', at, from, to: { ...from, setting } };
      const id = newId(strokes, `everywhere-${layer}-${unit}`);
      const stroke = settingStroke(id, unitName(unit), layer, setting, EVERYWHERE);
      return { type: 'add-stroke', stroke };
    });
  }

  /** Leaves a unit to the network again. */
  release(layer: LayerId, unit: number): void {
    this.#remove(setsEverywhere(layer, unit));
  }

  /** Switches all other units of the layer off everywhere, or leaves them to the network again. */
  solo(layer: LayerId, unit: number, units: number, on: boolean): void {
    if (!on) {
      this.#remove(leavesAlone(layer, unit));
      return;
    }
    const others = Array.from({ length: units }, (_, i) => i).filter((i) => i !== unit);
    const setting = { units: others, levels: others.map(() => 0) };
    const id = newId(this.#steps.document.strokes, `solo-${layer}-${unit}`);
    const stroke = settingStroke(id, soloName(unit), layer, setting, EVERYWHERE);
    this.#steps.perform({ type: 'add-stroke', stroke });
  }

  /** Sets a unit to a level in one place; each time one more stroke. */
  setIn(layer: LayerId, unit: number, level: number, place: SettingPlace): void {
    const id = newId(this.#steps.document.strokes, `place-${layer}-${unit}`);
    const setting = { units: [unit], levels: [level] };
    const stroke = settingStroke(id, unitName(unit), layer, setting, place);
    this.#steps.perform({ type: 'add-stroke', stroke });
  }

  #remove(which: (stroke: Stroke) => boolean): void {
    const at = this.#steps.document.strokes.findIndex(which);
    const stroke = this.#steps.document.strokes[at];
    if (stroke) this.#steps.perform({ type: 'remove-stroke', at, stroke });
  }
}

/** How such a stroke is named in the history. */
function unitName(unit: number): string {
  return `unit ${unit}`;
}

function soloName(unit: number): string {
  return `only ${unitName(unit)}`;
}

/** Whether a stroke is the one that sets a unit of a layer at every cell. */
function setsEverywhere(layer: LayerId, unit: number): (stroke: Stroke) => boolean {
  return (stroke) =>
    isEverywhere(stroke, layer, unitName(unit)) &&
    stroke.setting.units.length === 1 &&
    stroke.setting.units[0] === unit;
}

/** Whether a stroke is the one that switches all units of a layer off but one. */
function leavesAlone(layer: LayerId, unit: number): (stroke: Stroke) => boolean {
  return (stroke) =>
    isEverywhere(stroke, layer, soloName(unit)) && !stroke.setting.units.includes(unit);
}

function isEverywhere(stroke: Stroke, layer: LayerId, concept: string): boolean {
  const { radius, points } = stroke;
  return (
    stroke.layer === layer &&
    stroke.concept === concept &&
    radius >= EVERYWHERE.radius &&
    points.length === 1
  );
}

function newId(strokes: readonly Stroke[], wanted: string): string {
  const taken = new Set(strokes.map(({ id }) => id));
  let id = wanted;
  for (let n = 2; taken.has(id); n += 1) id = `${wanted}-${n}`;
  return id;
}

function settingStroke(
  id: string,
  concept: string,
  layer: LayerId,
  setting: UnitLevels,
  { radius, points }: SettingPlace,
): Stroke {
  const mode = setting.levels.every((level) => level === 0) ? 'erase' : 'draw';
  return sharpStroke({ id, concept, mode, layer, setting, radius, points });
}
