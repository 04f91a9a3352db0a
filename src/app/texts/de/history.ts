import type { Texts } from '../texts.ts';
import { concept } from './concepts.ts';
import { tools } from './tools.ts';

export const history: Texts['history'] = {
  title: 'Verlauf',
  empty: 'Hier werden die Striche aufgelistet.',
  earlier: (count) => (count === 1 ? 'und ein früherer Strich' : `und ${count} frühere Striche`),
  item: (mode, of) =>
    mode === 'restore' ? tools.modes.restore : `${tools.modes[mode]}: ${concept(of)}`,
  detail: (layer, units) =>
    units === 0
      ? 'alle Schichten'
      : `${units} ${units === 1 ? 'Einheit' : 'Einheiten'} bei ${layer}²`,
};
