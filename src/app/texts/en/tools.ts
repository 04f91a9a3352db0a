import type { StrokeMode } from '../../../model/stroke.ts';

const modes: Record<StrokeMode, string> = { draw: 'Draw', erase: 'Erase', restore: 'Restore' };
const modeHints: Record<StrokeMode, string> = {
  draw: 'switches units on',
  erase: 'switches units off',
  restore: 'takes strokes away',
};

/** Brush, mode, and the settings of the next stroke. */
export const tools = {
  brush: 'Brush',
  noBrushes:
    'This model has no dissection table, or no brush that was measured to work, so there is nothing to paint with.',
  mode: 'Mode',
  modes,
  modeHints,
  size: 'Size',
  strength: 'Strength',
  hardness: 'Hardness',
  units: 'Units',
  layer: 'Layer',
  layerOption: (height: number, width: number): string => `${height} × ${width}`,
  forgetBrush: (name: string): string => `Forget the brush ${name}`,
};
