import { fill } from '../fill.ts';
import type { PageData } from './pageData.ts';

/** Brush, mode, and the settings of the next stroke. */
export function toolsTexts(data: PageData['tools']) {
  return {
    ...data,
    publishedCount: (place: number, units: number) =>
      `${data.publishedCount[place] ?? ''} ${units}`.trim(),
    /** A layer that is named by its side alone needs no other name. */
    layerOption: (id: string, height: number, width: number) =>
      id === String(height)
        ? `${height} × ${width}`
        : fill(data.layerOption, { id, height, width }),
    forgetBrush: (name: string) => fill(data.forgetBrush, { name }),
    levelMeasured: (level: string) => fill(data.levelMeasured, { level }),
    levelUnmeasured: (level: string) => fill(data.levelUnmeasured, { level }),
  };
}

/** The units of the present brush, and the switch of each. */
export function unitsTexts(data: PageData['units']) {
  return {
    ...data,
    title: (concept: string) => fill(data.title, { concept }),
    /** What drawing and erasing with them was measured to do. */
    effect: (gain: string, removed: string, spill: string) =>
      fill(data.effect, { gain, removed, spill }),
    shuffled: (iou: string) => fill(data.shuffled, { iou }),
    switch: (unit: number, iou: string) => fill(data.switch, { unit, iou }),
  };
}

/** What belongs to the page as a whole. */
export function pageTexts(data: PageData['page']) {
  return {
    ...data,
    languageUnknown: (asked: string) => fill(data.languageUnknown, { asked }),
    languageMissing: (name: string) => fill(data.languageMissing, { name }),
    partMissing: (name: string) => fill(data.partMissing, { name }),
    offlineKept: (size: string) => fill(data.offlineKept, { size }),
  };
}
