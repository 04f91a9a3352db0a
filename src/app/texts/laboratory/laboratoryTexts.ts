import type { Language } from '../languages.ts';
import { laboratoryGerman } from './de.ts';
import { laboratoryEnglish } from './en.ts';
import { laboratoryChinese } from './zh.ts';

/** English gives the shape of the laboratory's texts. */
export type LaboratoryTexts = typeof laboratoryEnglish;

/** They are apart from the page's texts because they are downloaded with the laboratory alone. */
export function laboratoryTexts(language: Language): LaboratoryTexts {
  switch (language) {
    case 'en':
      return laboratoryEnglish;
    case 'de':
      return laboratoryGerman;
    case 'zh':
      return laboratoryChinese;
  }
}
