import type { Manifest } from '../manifest.ts';

type SegmenterClass = NonNullable<Manifest['segmenter']>['classes'][number];

/** Degrees between the hues of neighbours, so that no two of many lie close together. */
const GOLDEN_ANGLE = 137.508;
/** Lightness of every other class, so that near hues of many classes still differ. */
const LIGHTNESS = [0.42, 0.62];
const SATURATION = 0.55;
/** Of an id before its number, well within what a manifest takes. */
const LONGEST_ID = 200;

/**
 * The names in a text: one a line, or with commas between them where there is one line. Quotation
 * marks around a name and an empty line are left out.
 */
export function namesIn(text: string): string[] {
  const lines = text.trim().split(/\r?\n/);
  return (lines.length === 1 ? text.split(',') : lines)
    .map((line) => line.trim().replace(/^["']|["']$/g, ''))
    .filter((name) => name !== '');
}

/**
 * A segmenter's classes as a manifest describes them, each with a colour of its own. All are taken for
 * objects: no list tells which are parts or materials. Of names that become alike, later ones get a number.
 * @param names in the order of the network's scores
 */
export function classesOf(names: readonly string[]): SegmenterClass[] {
  const taken = new Set<string>();
  return names.map((name, index) => {
    const plain = idOf(name) || `class-${index + 1}`;
    let id = plain;
    for (let n = 2; taken.has(id); n += 1) id = `${plain}-${n}`;
    taken.add(id);
    return { id, color: colorOf(index), group: 'object' };
  });
}

/** Small letters of any script and digits; Latin ones without their accents. */
function idOf(name: string): string {
  const id = name
    .normalize('NFKD')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^\P{L}+/u, '');
  return Array.from(id).slice(0, LONGEST_ID).join('').replace(/-+$/, '');
}

/** Formula of HSL to RGB with one function a channel: CSS Color Module 4, section 7.1. */
function colorOf(index: number): string {
  const hue = (index * GOLDEN_ANGLE) % 360;
  const lightness = LIGHTNESS[index % LIGHTNESS.length] ?? 0.5;
  const reach = SATURATION * Math.min(lightness, 1 - lightness);
  const channel = (n: number): string => {
    const k = (n + hue / 30) % 12;
    const value = lightness - reach * Math.max(-1, Math.min(k - 3, 9 - k, 1));
    return Math.round(255 * value)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${channel(0)}${channel(8)}${channel(4)}`;
}
