/** The buttons beside the picture. */
export const actions = {
  tools: 'Tools',
  undo: 'Undo',
  redo: 'Redo',
  reset: 'Reset',
  newScene: 'New scene',
  saveImage: 'Save image',
  compare: 'Compare',
  compareHint: 'Hold to see the scene without your strokes (key V)',
};
