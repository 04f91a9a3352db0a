import { describe, expect, it } from 'vitest';
import { LANGUAGES, LOCALES } from './languages.ts';
import { laboratorySamples, teachingSamples } from './testing/laboratorySamples.ts';
import { pageSamples } from './testing/pageSamples.ts';
import { laboratoryTextsIn, pageTextsIn, readTexts, teachingTextsIn } from './testing/readTexts.ts';
import { spoken } from './testing/spoken.ts';

const PARTS = ['page', 'laboratory', 'teaching', 'classroom'];
const CATEGORIES = new Set(['zero', 'one', 'two', 'few', 'many', 'other']);

/** Whether these are the forms of one text by the number of what it counts. */
const isForms = (value: object): value is Readonly<Record<string, string>> =>
  'other' in value && Object.keys(value).every((key) => CATEGORIES.has(key));

/** Every text by its path, as the sorted places that it has for values. */
function places(value: unknown, path = ''): string[] {
  if (typeof value === 'string') {
    const found = [...value.matchAll(/\{\w+\}/g)].map(([place]) => place).sort();
    return [`${path}: ${found.join(' ')}`];
  }
  if (typeof value !== 'object' || value === null) return [path];
  if (isForms(value)) return places(value['other'], path);
  return Object.entries(value)
    .flatMap(([key, each]) => places(each, `${path}.${key}`))
    .sort();
}

function* strings(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null) {
    for (const each of Object.values(value)) yield* strings(each);
  }
}

/** All groups of forms in a part. */
function* forms(value: unknown): Generator<Readonly<Record<string, string>>> {
  if (typeof value !== 'object' || value === null) return;
  if (isForms(value)) yield value;
  else for (const each of Object.values(value)) yield* forms(each);
}

describe.each(LANGUAGES)('in %s', (language) => {
  it.each(PARTS)('%s has the texts and places of English, and none is empty', (part) => {
    const data = readTexts(part, language);
    expect(places(data)).toEqual(places(readTexts(part, 'en')));
    for (const text of strings(data)) expect(text).toMatch(/\S/);
  });

  it.each(PARTS)(
    'the forms of %s are those of the language, with the same places but for the number',
    (part) => {
      const { pluralCategories } = new Intl.PluralRules(LOCALES[language]).resolvedOptions();
      for (const group of forms(readTexts(part, language))) {
        expect(pluralCategories).toEqual(expect.arrayContaining(Object.keys(group)));
        const found = Object.values(group).map((text) => places(text.replace(/\{count\} ?/, '')));
        expect(new Set(found.map(String)).size).toBe(1);
      }
    },
  );

  it.each(PARTS)('%s writes percent as the language does', (part) => {
    const sign = language === 'de' ? /\d\u00a0%/ : /\d%/;
    for (const text of strings(readTexts(part, language))) {
      for (const [share] of text.matchAll(/\d\s*%/g)) expect(share).toMatch(sign);
    }
  });

  it.each([
    ['page', spoken(pageTextsIn(language), pageSamples)],
    ['laboratory', spoken(laboratoryTextsIn(language), laboratorySamples)],
    ['teaching', spoken(teachingTextsIn(language), teachingSamples)],
  ])('every place of %s is filled', (_, said) => {
    for (const [path, text] of said) expect(`${path}: ${text}`).not.toMatch(/[{}]|undefined|NaN/);
  });
});
