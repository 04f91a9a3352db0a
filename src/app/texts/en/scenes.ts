/** The strokes on other scenes, and blends of two. */
export const scenes = {
  many: 'Many scenes',
  manyTitle: 'The same strokes on other scenes',
  manyHint: 'Choose one to go there with your strokes.',
  manyBare: 'Paint something first, or look at the scenes as they are.',
  count: 'At once',
  others: 'Others',
  close: 'Close',
  goTo: 'Scene number',
  go: 'Go',
  range: (value: string, last: number): string =>
    `This model has the scenes 0 to ${last}; “${value}” is not the number of one.`,
  progress: (done: number, total: number): string => `${done} of ${total} rendered`,
  withStrokes: (scene: number): string => `Scene ${scene} with your strokes`,
  blend: 'Blend',
  /** Before the number of the scene that is blended in. */
  blendWith: (scene: number): string => `with no. ${scene}`,
  blendChoose: (scene: number): string => `Blend with scene ${scene}`,
};
