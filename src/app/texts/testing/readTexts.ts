import { readFileSync } from 'node:fs';
import type { Language } from '../languages.ts';

/** What a language's file of a part of the texts holds; the caller knows its shape. */
export function readTexts(part: string, language: Language): unknown {
  return JSON.parse(readFileSync(`src/app/texts/${part}/${language}.json`, 'utf8'));
}
