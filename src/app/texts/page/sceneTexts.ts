import type { WeakStroke } from '../../../editor/notice.ts';
import type { SceneRef } from '../../../model/scene.ts';
import { fill } from '../fill.ts';
import type { Numbers } from '../numbers.ts';
import type { ConceptName, PageData } from './pageData.ts';

/** The picture, what is written in its margin, and the strip of scenes. */
export function sceneTexts(
  data: PageData['scene'],
  concept: ConceptName,
  { anyOf, percent }: Numbers,
) {
  const { caption, notice } = data;
  return {
    ...data,
    /** The title of a model that comes with the program; any other goes by its own. */
    modelTitle: (id: string, title: string) => (id === 'village' ? data.modelTitle[id] : title),
    /** The picture's caption, as a print is numbered in its margin. */
    caption: (title: string, at: SceneRef) =>
      typeof at === 'number'
        ? fill(caption.single, { title, scene: at })
        : fill(caption.blend, { title, from: at.from, to: at.to, share: percent(at.t) }),
    notice: ({ concept: of, mode, contexts }: WeakStroke) => {
      if (mode === 'erase') return fill(notice.erase, { concept: concept(of) });
      const where =
        contexts.length === 0
          ? notice.elsewhere
          : fill(notice.contexts, { contexts: anyOf(contexts.map(concept)) });
      return fill(notice.refused, { concept: concept(of), where });
    },
    number: (scene: number) => fill(data.number, { scene }),
  };
}

/** The strokes on other scenes, and blends of two. */
export function scenesTexts(data: PageData['scenes']) {
  return {
    ...data,
    range: (value: string, last: number) => fill(data.range, { value, last }),
    progress: (done: number, total: number) => fill(data.progress, { done, total }),
    withStrokes: (scene: number) => fill(data.withStrokes, { scene }),
    /** Before the number of the scene that is blended in. */
    blendWith: (scene: number) => fill(data.blendWith, { scene }),
    blendChoose: (scene: number) => fill(data.blendChoose, { scene }),
  };
}

/** What can be done at one place of the picture. */
export function placeTexts(data: PageData['place'], concept: ConceptName) {
  return {
    ...data,
    picked: (of: string) => fill(data.picked, { concept: concept(of) }),
    noBrush: (of: string) => fill(data.noBrush, { concept: concept(of) }),
  };
}

/** How the picture is shown. */
export function viewTexts(data: PageData['view'], { percent }: Numbers) {
  return { ...data, fit: (scale: number) => fill(data.fit, { scale: percent(scale) }) };
}
