import { numbersIn } from '../numbers.ts';

const { percent } = numbersIn('en-GB');

/** How the picture is shown. */
export const view = {
  zoom: 'Zoom',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fit: (scale: number): string => `Shown at ${percent(scale)}. Show the whole picture`,
};
