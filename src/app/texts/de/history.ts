import type { Texts } from '../texts.ts';
import { concept } from './concepts.ts';
import { tools } from './tools.ts';

export const history: Texts['history'] = {
  title: 'Verlauf',
  empty: 'Hier werden die Striche aufgelistet.',
  item: (mode, of) =>
    mode === 'restore' ? tools.modes.restore : `${tools.modes[mode]}: ${concept(of)}`,
  detail: (layer, units) =>
    units === 0
      ? 'alle Schichten'
      : `${units} ${units === 1 ? 'Einheit' : 'Einheiten'} bei ${layer}²`,
  drag: 'An eine andere Stelle ziehen',
  hide: 'Ausblenden',
  show: 'Einblenden',
  remove: 'Löschen',
  hideNamed: (name, place) => `Strich ${place} ausblenden: ${name}`,
  removeNamed: (name, place) => `Strich ${place} löschen: ${name}`,
  selected: (place) => `Strich ${place}`,
  deselect: 'Zurück zum Pinsel',
  brush: 'Sein Pinsel',
  mode: 'Sein Modus',
  later: 'Nach oben: wirkt später',
  earlierPlace: 'Nach unten: wirkt früher',
};
