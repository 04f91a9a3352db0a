import { readFileSync } from 'node:fs';
import { laboratoryTextsFrom, type LaboratoryTexts } from '../laboratory/laboratoryTexts.ts';
import { LOCALES, type Language } from '../languages.ts';
import { numbersIn, type Numbers } from '../numbers.ts';
import { teachingTextsFrom, type TeachingTexts } from '../teaching/teachingTexts.ts';
import { textsFrom, type Texts } from '../texts.ts';

/** What a language's file of a part of the texts holds; the caller knows its shape. */
export function readTexts(part: string, language: Language): unknown {
  return JSON.parse(readFileSync(`src/app/texts/${part}/${language}.json`, 'utf8'));
}

/** The page's texts, as the page fetches them. */
export const pageTextsIn = (language: Language): Texts => made('page', language, textsFrom);

export const laboratoryTextsIn = (language: Language): LaboratoryTexts =>
  made('laboratory', language, laboratoryTextsFrom);

export const teachingTextsIn = (language: Language): TeachingTexts =>
  made('teaching', language, teachingTextsFrom);

function made<Made>(
  part: string,
  language: Language,
  make: (data: never, numbers: Numbers) => Made,
): Made {
  return make(readTexts(part, language) as never, numbersIn(LOCALES[language]));
}
