import { numbersIn } from '../numbers.ts';
import type { Texts } from '../texts.ts';
import { concept } from './concepts.ts';

const { number, percent } = numbersIn('de-DE');

export const live: Texts['live'] = {
  label: 'Was geschah',
  stroke: (mode, of, cells) => {
    const reached = `${number(cells)} ${cells === 1 ? 'Zelle' : 'Zellen'}`;
    if (mode === 'restore') return `freigelegt, ${reached}`;
    return `${concept(of)} ${mode === 'draw' ? 'gezeichnet' : 'ausradiert'}, ${reached}`;
  },
  cleared: 'alle Striche weggenommen',
  newScene: (scene) =>
    typeof scene === 'number'
      ? `Szene ${scene}`
      : `zwischen den Szenen ${scene.from} und ${scene.to}`,
  removed: (place, name) => `Strich ${place} gelöscht: ${name}`,
  moved: (place, name) => `${name} ist jetzt Strich ${place}`,
  hidden: (place, name, hidden) =>
    `Strich ${place} ${hidden ? 'ausgeblendet' : 'eingeblendet'}: ${name}`,
  changed: (place, name) => `Strich ${place} geändert: ${name}`,
  exchanged: (words) => `${words}, Striche behalten`,
  opened: (words, strokes) =>
    `${words}, ${strokes === 1 ? 'ein Strich' : `${number(strokes)} Striche`}`,
  undone: 'rückgängig gemacht',
  redone: 'wiederholt',
  size: (share) => `Größe ${percent(share)}`,
  zoom: (scale) => `gezeigt bei ${percent(scale)}`,
  cursor: ({ x, y }, drawing) =>
    `${drawing ? 'malt, ' : ''}${percent(x)} von links, ${percent(y)} von oben`,
  began: 'malt',
  cancelled: 'Strich abgebrochen',
};
