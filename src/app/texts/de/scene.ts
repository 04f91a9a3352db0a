import { numbersIn } from '../numbers.ts';
import type { Texts } from '../texts.ts';
import { concept } from './concepts.ts';

const { anyOf, percent } = numbersIn('de-DE');

export const scene: Texts['scene'] = {
  label: 'Szene. Malen mit dem Zeiger oder mit Pfeiltasten und Eingabetaste.',
  modelTitle: (id, title) => (id === 'village' ? 'Dorf' : title),
  caption: (title, at) =>
    typeof at === 'number'
      ? `${title}, Nr. ${at}`
      : `${title}, Nr. ${at.from} mit ${percent(at.t)} von Nr. ${at.to}`,
  preview: '(Vorschau, an wenigen Szenen gemessen)',
  strokeNotice: 'Strich',
  notice: ({ concept: of, mode, contexts }) => {
    if (mode === 'erase') return `Hier gab es fast nichts von „${concept(of)}“ auszuschalten.`;
    const where =
      contexts.length === 0
        ? 'Vielleicht gelingt es an anderer Stelle, mit größerem Pinsel oder mehr Einheiten.'
        : `Besser gelingt es auf: ${anyOf(contexts.map(concept))}.`;
    return `Das Netz hat „${concept(of)}“ hier nicht wachsen lassen. ${where}`;
  },
  strip: 'Szenen',
  number: (index) => `Szene ${index}`,
};
