import type { OnLevel } from '../../../model/dissection.ts';
import type { MaskRule, StrokeMode } from '../../../model/stroke.ts';

const modes: Record<StrokeMode, string> = { draw: 'Draw', erase: 'Erase', restore: 'Restore' };
const modeHints: Record<StrokeMode, string> = {
  draw: 'switches units on',
  erase: 'switches units off',
  restore: 'takes strokes away',
};

const levels: Record<OnLevel, string> = {
  'mean-given': 'mean where it is',
  q90: '0.90 quantile',
  q99: '0.99 quantile',
  learned: 'learned',
  q995: '0.995 quantile',
};
const reachRules: Record<MaskRule, string> = {
  touch: 'every touched cell',
  cover: 'by share covered',
  pool: 'as published: max-pooled',
};

/** Brush, mode, and the settings of the next stroke. */
export const tools = {
  brush: 'Brush',
  noBrushes:
    'This model has no dissection table, or no brush that was measured to work. Teach it one by marking examples.',
  mode: 'Mode',
  modes,
  modeHints,
  size: 'Size',
  strength: 'Strength',
  hardness: 'Hardness',
  units: 'Units',
  published: 'As published',
  publishedCount: (place: number, units: number): string =>
    `${['low', 'med', 'high'][place] ?? ''} ${units}`.trim(),
  layer: 'Layer',
  /** A layer that is named by its side alone needs no other name. */
  layerOption: (id: string, height: number, width: number): string =>
    id === String(height) ? `${height} × ${width}` : `${id}, ${height} × ${width}`,
  teach: 'Teach a brush…',
  forgetBrush: (name: string): string => `Forget the brush ${name}`,
  more: 'More',
  /** To which level drawing sets the units. */
  level: 'Level',
  levels,
  levelMeasured: (level: string): string => `best: ${level}`,
  levelUnmeasured: (level: string): string => `as usual: ${level}`,
  /** Which cells of the layer's grid a stroke reaches. */
  reach: 'Reach',
  reachRules,
};
