/**
 * Where each concept's strokes are measured, fixed before anything was measured.
 *
 * `works`: what a painter would put the concept on; the mean over these is the brush's gain, and the
 * search chooses by them. `others`: where it should rather not appear; measured and reported only.
 */
export type Contexts = {
  readonly works: readonly string[];
  readonly others: readonly string[];
  /** Size of the brush; `middle` where it is left out. */
  readonly brush?: BrushSize;
};

/**
 * Least and greatest radius of drawn strokes, as shares of the picture's width. Small and large
 * came after a first trial, in which a door could not fill what the middle brush reached, and a tree
 * had no room in it.
 */
export const RADII = {
  /** For objects that are smaller than most brushes. */
  small: [0.03, 0.05],
  middle: [0.06, 0.1],
  large: [0.1, 0.15],
} as const;

type BrushSize = keyof typeof RADII;

const WALLS = ['plaster', 'brick', 'stone'];

export const CONTEXTS: Readonly<Record<string, Contexts>> = {
  tree: { works: ['grass', 'snow'], others: ['sky', 'water', 'roof'], brush: 'large' },
  conifer: { works: ['grass', 'snow'], others: ['sky', 'water', 'roof'], brush: 'large' },
  bush: { works: ['grass', 'snow'], others: ['path', 'sky'] },
  fence: { works: ['grass', 'snow'], others: ['path', 'sky'] },
  grass: { works: ['snow', 'path', 'water'], others: ['sky', 'roof'] },
  snow: { works: ['grass', 'path'], others: ['sky', 'roof'] },
  water: { works: ['grass', 'snow'], others: ['path', 'sky'] },
  path: { works: ['grass', 'snow'], others: ['water', 'sky'] },
  sky: { works: ['mountain', 'tree', 'cloud', 'roof'], others: ['grass'] },
  cloud: { works: ['sky'], others: ['mountain', 'grass'] },
  sun: { works: ['sky'], others: ['mountain', 'grass'], brush: 'small' },
  mountain: { works: ['sky'], others: ['grass', 'tree'], brush: 'large' },
  plaster: { works: ['brick', 'stone'], others: ['grass', 'sky'] },
  brick: { works: ['plaster', 'stone'], others: ['grass', 'sky'] },
  stone: { works: ['plaster', 'brick'], others: ['grass', 'sky'] },
  roof: { works: ['plaster', 'sky'], others: ['grass', 'tree'] },
  dome: { works: ['roof', 'sky'], others: ['grass', 'tree'] },
  door: { works: WALLS, others: ['sky', 'grass', 'tree', 'roof'], brush: 'small' },
  window: { works: WALLS, others: ['sky', 'grass', 'tree', 'roof'], brush: 'small' },
};
