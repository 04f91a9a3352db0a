import type { Language } from '../languages.ts';
import { teachingGerman } from './de.ts';
import { teachingEnglish } from './en.ts';
import { teachingChinese } from './zh.ts';

/** English gives the shape of the texts. */
export type TeachingTexts = typeof teachingEnglish;

/** They are downloaded with the sheet alone. */
export function teachingTexts(language: Language): TeachingTexts {
  return { en: teachingEnglish, de: teachingGerman, zh: teachingChinese }[language];
}
