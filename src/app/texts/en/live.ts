import type { ImagePoint } from '../../../model/coordinates.ts';
import type { SceneRef } from '../../../model/scene.ts';
import type { StrokeMode } from '../../../model/stroke.ts';
import { numbersIn } from '../numbers.ts';
import { concept } from './concepts.ts';

const { number, percent } = numbersIn('en-GB');

/** What is spoken when something happens on the picture. */
export const live = {
  label: 'What happened',
  stroke: (mode: StrokeMode, of: string, cells: number): string => {
    const reached = `${number(cells)} ${cells === 1 ? 'cell' : 'cells'}`;
    if (mode === 'restore') return `restored, ${reached}`;
    return `${concept(of)} ${mode === 'draw' ? 'drawn' : 'erased'}, ${reached}`;
  },
  cleared: 'all strokes taken away',
  newScene: (scene: SceneRef): string =>
    typeof scene === 'number' ? `scene ${scene}` : `between scenes ${scene.from} and ${scene.to}`,
  removed: (place: number, name: string): string => `stroke ${place} deleted: ${name}`,
  /** `place` is the new one. */
  moved: (place: number, name: string): string => `${name} is stroke ${place} now`,
  hidden: (place: number, name: string, hidden: boolean): string =>
    `stroke ${place} ${hidden ? 'hidden' : 'shown'}: ${name}`,
  changed: (place: number, name: string): string => `stroke ${place} changed: ${name}`,
  /** `words` name the scene. */
  exchanged: (words: string): string => `${words}, strokes kept`,
  opened: (words: string, strokes: number): string =>
    `${words}, ${strokes === 1 ? 'one stroke' : `${number(strokes)} strokes`}`,
  undone: 'undone',
  redone: 'redone',
  size: (share: number): string => `size ${percent(share)}`,
  zoom: (scale: number): string => `shown at ${percent(scale)}`,
  /** Where the cursor is, and whether it paints. */
  cursor: ({ x, y }: ImagePoint, drawing: boolean): string =>
    `${drawing ? 'painting, ' : ''}${percent(x)} across, ${percent(y)} down`,
  began: 'painting',
  cancelled: 'stroke cancelled',
};
