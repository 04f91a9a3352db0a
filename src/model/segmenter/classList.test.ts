import { expect, it } from 'vitest';
import { CLASS_ID, LONGEST_NAME } from '../manifest.ts';
import { classesOf, namesIn } from './classList.ts';

it('reads names by lines, or by commas where there is one line', () => {
  expect(namesIn('wall\r\n\n  sky, clear \n"tree"\n')).toEqual(['wall', 'sky, clear', 'tree']);
  expect(namesIn('wall, sky,tree')).toEqual(['wall', 'sky', 'tree']);
  expect(namesIn(' \n')).toEqual([]);
});

it('gives each class an id and a colour of its own', () => {
  const names = [
    'Swimming pool',
    'sky',
    'Sky',
    'sky-2',
    '天空',
    '3D model',
    'Bäume',
    'sky',
    '道路 2',
    'पेड़',
    '!?',
  ];
  const classes = classesOf(names);
  expect(classes.map(({ id }) => id)).toEqual([
    ...['swimming-pool', 'sky', 'sky-2', 'sky-2-2', '天空', 'd-model', 'baume', 'sky-3'],
    ...['道路-2', 'पेड़', 'class-11'],
  ]);
  for (const { id } of classes) expect(id).toMatch(CLASS_ID);
  const [long, alike] = classesOf([`${'sedum '.repeat(90)}a`, `${'sedum '.repeat(90)}b`]);
  expect(long?.id.length).toBeLessThan(LONGEST_NAME);
  expect(long?.id).toMatch(CLASS_ID);
  expect(alike?.id).toBe(`${long?.id}-2`);
  const many = classesOf(Array.from({ length: 150 }, (_, i) => `class ${i}`));
  expect(new Set(many.map(({ color }) => color)).size).toBe(150);
  for (const { color } of many) expect(color).toMatch(/^#[0-9a-f]{6}$/);
});
