import { FetchedTexts } from '../fetchedTexts.ts';
import { fill } from '../fill.ts';
import type { Numbers } from '../numbers.ts';
import de from './de.json?url';
import type english from './en.json';
import en from './en.json?url';
import { experimentTexts } from './experimentTexts.ts';
import zh from './zh.json?url';

export type LaboratoryData = typeof english;
export type LaboratoryTexts = ReturnType<typeof laboratoryTextsFrom>;

/** They are apart from the page's texts because they are downloaded with the laboratory alone. */
export const laboratoryPart = new FetchedTexts({ en, de, zh }, laboratoryTextsFrom);

/** @param data a language's texts. Units and scenes that are named by their number are no counts. */
export function laboratoryTextsFrom(data: LaboratoryData, numbers: Numbers) {
  const { effect, probe, units, unit } = data;
  const { number, counted } = numbers;
  return {
    ...data,
    effect: {
      ...effect,
      size: (share: string) => fill(effect.size, { share }),
      change: (name: string, before: string, after: string) =>
        fill(effect.change, { name, before, after }),
      points: (difference: string) => fill(effect.points, { difference }),
      more: (count: number) => fill(effect.more, { count: number(count) }),
    },
    probe: { ...probe, sees: (name: string) => fill(probe.sees, { name }) },
    units: {
      ...units,
      choose: (id: number) => fill(units.choose, { unit: id }),
      chosen: (count: number) => counted(units.chosen, count),
      layerOption: (side: string, count: number) =>
        fill(units.layerOption, { side, units: number(count) }),
      found: (count: number) => counted(units.found, count),
      more: (count: number) => fill(units.more, { count: number(count) }),
      tile: (id: number, concept: string | null, iou: string) =>
        concept === null
          ? fill(units.tile.none, { unit: id })
          : fill(units.tile.matching, { unit: id, concept, iou }),
      progress: (done: number, total: number) =>
        fill(units.progress, { done: number(done), total: number(total) }),
    },
    unit: {
      ...unit,
      title: (id: number, side: string) => fill(unit.title, { unit: id, side }),
      control: (iou: string) => fill(unit.control, { iou }),
      place: (level: string) => fill(unit.place, { level }),
      effect: (share: string) => fill(unit.effect, { share }),
      searchScenes: (count: number) => fill(unit.searchScenes, { count: number(count) }),
      searched: (count: number) => fill(unit.searched, { count: number(count) }),
      openScene: (scene: number, value: string) => fill(unit.openScene, { scene, value }),
    },
    experiments: experimentTexts(data.experiments, numbers),
  };
}
