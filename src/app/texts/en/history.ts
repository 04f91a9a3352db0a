import type { StrokeMode } from '../../../model/stroke.ts';
import { concept } from './concepts.ts';
import { tools } from './tools.ts';

/** The list of strokes. */
export const history = {
  title: 'History',
  empty: 'Your strokes will be listed here.',
  earlier: (count: number): string => `and ${count} earlier ${count === 1 ? 'stroke' : 'strokes'}`,
  /** A stroke by its mode and its brush's concept. */
  item: (mode: StrokeMode, of: string): string =>
    mode === 'restore' ? tools.modes.restore : `${tools.modes[mode]} ${concept(of)}`,
  detail: (layer: string, units: number): string =>
    units === 0 ? 'all layers' : `${units} ${units === 1 ? 'unit' : 'units'} at ${layer}²`,
};
