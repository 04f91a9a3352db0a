import type { ImagePoint } from '../../../model/coordinates.ts';
import type { SceneRef } from '../../../model/scene.ts';
import type { StrokeMode } from '../../../model/stroke.ts';
import { fill } from '../fill.ts';
import type { Numbers } from '../numbers.ts';
import type { ConceptName, PageData } from './pageData.ts';

/** The list of strokes. */
export function historyTexts(
  { history: data, tools: { modes } }: PageData,
  concept: ConceptName,
  { counted }: Numbers,
) {
  return {
    ...data,
    /** A stroke by its mode and its brush's concept. */
    item: (mode: StrokeMode, of: string) =>
      mode === 'restore'
        ? modes.restore
        : fill(data.item, { mode: modes[mode], concept: concept(of) }),
    detail: (layer: string, units: number) =>
      units === 0 ? data.detail.all : counted(data.detail.some, units, { layer }),
    /** The same for one stroke, by its name and place. */
    hideNamed: (name: string, place: number) => fill(data.hideNamed, { name, place }),
    removeNamed: (name: string, place: number) => fill(data.removeNamed, { name, place }),
    /** The heading over the selected stroke's settings. */
    selected: (place: number) => fill(data.selected, { place }),
  };
}

/** What is spoken when something happens on the picture. */
export function liveTexts(
  { cells, ...data }: PageData['live'],
  concept: ConceptName,
  { counted, percent }: Numbers,
) {
  return {
    ...data,
    stroke: (mode: StrokeMode, of: string, reached: number) =>
      fill(data.stroke[mode], { concept: concept(of), cells: counted(cells, reached) }),
    newScene: (scene: SceneRef) =>
      typeof scene === 'number'
        ? fill(data.newScene.single, { scene })
        : fill(data.newScene.blend, { from: scene.from, to: scene.to }),
    removed: (place: number, name: string) => fill(data.removed, { place, name }),
    /** `place` is the new one. */
    moved: (place: number, name: string) => fill(data.moved, { place, name }),
    hidden: (place: number, name: string, hidden: boolean) =>
      fill(hidden ? data.hidden.hidden : data.hidden.shown, { place, name }),
    changed: (place: number, name: string) => fill(data.changed, { place, name }),
    /** `words` name the scene. */
    exchanged: (words: string) => fill(data.exchanged, { words }),
    opened: (words: string, strokes: number) => counted(data.opened, strokes, { words }),
    size: (share: number) => fill(data.size, { share: percent(share) }),
    zoom: (scale: number) => fill(data.zoom, { scale: percent(scale) }),
    /** Where the cursor is, and whether it paints. */
    cursor: ({ x, y }: ImagePoint, drawing: boolean) =>
      fill(drawing ? data.cursor.painting : data.cursor.moving, {
        x: percent(x),
        y: percent(y),
      }),
  };
}
