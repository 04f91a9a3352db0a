import type { StrokeMode } from '../../../model/stroke.ts';
import { concept } from './concepts.ts';
import { tools } from './tools.ts';

/** The list of strokes. */
export const history = {
  title: 'History',
  empty: 'Your strokes will be listed here.',
  /** A stroke by its mode and its brush's concept. */
  item: (mode: StrokeMode, of: string): string =>
    mode === 'restore' ? tools.modes.restore : `${tools.modes[mode]} ${concept(of)}`,
  detail: (layer: string, units: number): string =>
    units === 0 ? 'all layers' : `${units} ${units === 1 ? 'unit' : 'units'} at ${layer}²`,
  drag: 'Drag to another place',
  hide: 'Hide',
  show: 'Show',
  remove: 'Delete',
  /** The same for one stroke, by its name and place. */
  hideNamed: (name: string, place: number): string => `Hide ${name}, stroke ${place}`,
  removeNamed: (name: string, place: number): string => `Delete ${name}, stroke ${place}`,
  /** The heading over the selected stroke's settings. */
  selected: (place: number): string => `Stroke ${place}`,
  deselect: 'Back to the brush',
  brush: 'Its brush',
  mode: 'Its mode',
  later: 'Move up: acts later',
  earlierPlace: 'Move down: acts earlier',
};
