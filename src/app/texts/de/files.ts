import { numbersIn } from '../numbers.ts';
import type { Texts } from '../texts.ts';

const { anyOf } = numbersIn('de-DE');

export const files: Texts['files'] = {
  message: 'Datei',
  dismiss: 'Schließen',
  drop: (kinds) => `Hier ablegen, um zu öffnen: ${anyOf(kinds)}.`,
};
