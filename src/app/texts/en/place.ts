import { concept } from './concepts.ts';

/** What can be done at one place of the picture. */
export const place = {
  menu: 'Scene menu',
  pick: 'Take up the brush of what is here',
  picked: (of: string): string => `The brush is ${concept(of)} now.`,
  noBrush: (of: string): string => `That is ${concept(of)}; there is no brush for it.`,
  noSegmenter: 'This model has no segmenter that could tell what is there.',
};
