import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LESSONS } from '../../editor/laboratory/lessons/lessons.ts';
import { LESSON_IDS } from '../../editor/laboratory/lessons/lessonPlan.ts';
import { parseVersioned } from '../../model/parse.ts';
import { LANGUAGES } from '../texts/languages.ts';
import { classroomSchema } from './classroomSchema.ts';

const read = (language: string): string =>
  readFileSync(`src/app/texts/classroom/${language}.json`, 'utf8');

/** Every text by its path, as the sorted places that it has for values. */
function places(value: unknown, path = ''): string[] {
  if (typeof value === 'string') {
    const found = [...value.matchAll(/\{\w+\}/g)].map(([place]) => place).sort();
    return [`${path}: ${found.join(' ')}`];
  }
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, each]) => places(each, `${path}.${key}`));
}

describe.each(LANGUAGES)('the texts of the lessons in %s', (language) => {
  const texts = parseVersioned(classroomSchema, 1, read(language), `${language}.json`);

  it('have one task for each step', () => {
    for (const id of LESSON_IDS) {
      expect(texts.lessons[id].tasks).toHaveLength(LESSONS[id].steps.length);
    }
  });

  it('have the same texts and places as English', () => {
    expect(places(JSON.parse(read(language)))).toEqual(places(JSON.parse(read('en'))));
  });
});

it('are refused where a text is missing', () => {
  const broken = read('en').replace('"why"', '"wy"');
  expect(() => parseVersioned(classroomSchema, 1, broken, 'en.json')).toThrow(/format-invalid/);
});
