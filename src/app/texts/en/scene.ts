import type { WeakStroke } from '../../../editor/notice.ts';
import type { SceneRef } from '../../../model/scene.ts';
import { numbersIn } from '../numbers.ts';
import { concept } from './concepts.ts';

const { anyOf, percent } = numbersIn('en-GB');

/** The picture, what is written in its margin, and the strip of scenes. */
export const scene = {
  label: 'Scene. Paint with the pointer, or with the arrow keys and Enter.',
  /** The title of a model that comes with the program; any other goes by its own. */
  modelTitle: (_id: string, title: string): string => title,
  /** The picture's caption, as a print is numbered in its margin. */
  caption: (title: string, at: SceneRef): string =>
    typeof at === 'number'
      ? `${title}, no. ${at}`
      : `${title}, no. ${at.from} with ${percent(at.t)} of no. ${at.to}`,
  preview: '(a preview, measured on few scenes)',
  strokeNotice: 'Stroke',
  notice: ({ concept: of, mode, contexts }: WeakStroke): string => {
    if (mode === 'erase') return `There was next to no ${concept(of)} here to switch off.`;
    const where =
      contexts.length === 0
        ? 'Try another place, a larger brush or more units.'
        : `Try it on ${anyOf(contexts.map(concept))}.`;
    return `The network grew no ${concept(of)} here. ${where}`;
  },
  strip: 'Scenes',
  number: (index: number): string => `Scene ${index}`,
};
