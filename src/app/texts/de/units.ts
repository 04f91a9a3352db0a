import type { Texts } from '../texts.ts';

export const units: Texts['units'] = {
  title: (concept) => `Einheiten für ${concept}`,
  effect: (gain, removed, spill) =>
    `Zusammen gemessen: Zeichnen bringt im Strich ${gain} davon hinzu und ändert daneben ${spill}; Radieren nimmt ${removed} weg.`,
  unmeasured: 'Auf dieser Schicht wurden sie zusammen nicht gemessen.',
  none: 'Freilegen nimmt alle Striche weg, gleich mit welchen Einheiten.',
  unit: 'Einheit',
  iou: 'IoU',
  lift: 'Hub',
  cause: 'Effekt',
  level: 'Pegel',
  shuffled: (iou) => `Durch Zufall erreicht diese Einheit eine IoU von ${iou}`,
  switch: (unit, iou) => `Einheit ${unit}, IoU ${iou}`,
};
