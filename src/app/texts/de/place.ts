import type { Texts } from '../texts.ts';
import { concept } from './concepts.ts';

export const place: Texts['place'] = {
  menu: 'Menü der Szene',
  pick: 'Pinsel zu dem nehmen, was hier ist',
  picked: (of) => `Der Pinsel ist jetzt „${concept(of)}“.`,
  noBrush: (of) => `Das ist „${concept(of)}“; dafür gibt es keinen Pinsel.`,
  noSegmenter: 'Dieses Modell hat keinen Segmentierer, der sagen könnte, was dort ist.',
};
