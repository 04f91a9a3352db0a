import type { Numbers } from './numbers.ts';
import { conceptNamer } from './page/conceptNamer.ts';
import { engineTexts, filesTexts, modelsTexts } from './page/modelTexts.ts';
import type { PageData } from './page/pageData.ts';
import { problemSentences } from './page/problemSentence.ts';
import { placeTexts, sceneTexts, scenesTexts, viewTexts } from './page/sceneTexts.ts';
import { historyTexts, liveTexts } from './page/strokeTexts.ts';
import { pageTexts, toolsTexts, unitsTexts } from './page/toolTexts.ts';
import { workTexts } from './page/workTexts.ts';

/** All texts of the page, section by section. */
export type Texts = ReturnType<typeof textsFrom>;

/** @param data a language's texts; @param numbers as the language writes them */
export function textsFrom(data: PageData, numbers: Numbers) {
  const concept = conceptNamer(data);
  return {
    ...numbers,
    actions: data.actions,
    /** The name of a concept. */
    concept,
    engine: engineTexts(data.engine, numbers),
    files: filesTexts(data.files, numbers),
    history: historyTexts(data, concept, numbers),
    keys: data.keys,
    live: liveTexts(data.live, concept, numbers),
    models: modelsTexts(data.models, numbers),
    page: pageTexts(data.page),
    place: placeTexts(data.place, concept),
    scene: sceneTexts(data.scene, concept, numbers),
    scenes: scenesTexts(data.scenes),
    tools: toolsTexts(data.tools),
    units: unitsTexts(data.units),
    view: viewTexts(data.view, numbers),
    work: workTexts(data.work, numbers),
    ...problemSentences(data, numbers),
  };
}
