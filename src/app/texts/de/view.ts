import { numbersIn } from '../numbers.ts';
import type { Texts } from '../texts.ts';

const { percent } = numbersIn('de-DE');

export const view: Texts['view'] = {
  zoom: 'Zoom',
  zoomIn: 'Vergrößern',
  zoomOut: 'Verkleinern',
  fit: (scale) => `Gezeigt bei ${percent(scale)}. Das ganze Bild zeigen`,
};
