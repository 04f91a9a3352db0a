import fc from 'fast-check';
import { expect, it } from 'vitest';
import { composeStroke, emptyCompositions, interventionsOf } from '../model/composition.ts';
import { imagePoint } from '../model/coordinates.ts';
import { editableLayers } from '../model/manifest.ts';
import type { Stroke } from '../model/stroke.ts';
import { CommittedStrokes } from './committedStrokes.ts';
import { tinyManifest } from './testing/tinyModel.ts';

const layers = editableLayers(tinyManifest);

const stroke: fc.Arbitrary<Stroke> = fc.record({
  id: fc.string(),
  concept: fc.constant('tree'),
  mode: fc.constantFrom('draw', 'erase', 'restore'),
  layer: fc.constantFrom('4', '16'),
  setting: fc.record({
    units: fc.constant([1, 2]),
    levels: fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 })),
  }),
  radius: fc.constantFrom(0.05, 0.3),
  hardness: fc.constantFrom(0, 0.5, 1),
  strength: fc.constantFrom(0.5, 1),
  rule: fc.constantFrom('touch', 'cover'),
  points: fc.tuple(fc.double({ min: 0, max: 1, noNaN: true })).map(([x]) => [imagePoint(x, 0.4)]),
  widths: fc.constant(null),
  covers: fc.boolean(),
  clears: fc.boolean(),
  hidden: fc.boolean(),
});

/** An edit of the list: a stroke put, taken away, or put in another's place, anywhere. */
const edit = fc.record({
  kind: fc.constantFrom('append', 'append', 'append', 'drop', 'insert', 'remove', 'replace'),
  stroke,
  at: fc.nat(40),
});

it('composes as from nothing, whatever was done to the strokes before', () => {
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 60, size: 'max' }), (edits) => {
      const cached = new CommittedStrokes(layers);
      let strokes: readonly Stroke[] = [];
      for (const { kind, stroke: fresh, at } of edits) {
        const place = strokes.length === 0 ? 0 : at % strokes.length;
        if (kind === 'append') strokes = [...strokes, fresh];
        else if (kind === 'drop') strokes = strokes.slice(0, -1);
        else if (kind === 'insert') strokes = strokes.toSpliced(place, 0, fresh);
        else if (kind === 'remove') strokes = strokes.toSpliced(place, 1);
        else strokes = strokes.toSpliced(place, 1, fresh);
        const whole = emptyCompositions(layers);
        for (const each of strokes) composeStroke(whole, each);
        expect(interventionsOf(cached.compose(strokes))).toEqual(interventionsOf(whole));
      }
    }),
    { numRuns: 40 },
  );
});

/** Strokes that count how often one of them is composed. */
function countedStrokes(length: number): { strokes: Stroke[]; takeCount: () => number } {
  let composed = 0;
  const strokes = Array.from({ length }, (_, i): Stroke => {
    return {
      id: String(i),
      concept: 'tree',
      mode: 'draw',
      layer: '4',
      setting: { units: [i % 8], levels: [i % 5] },
      radius: 0.1,
      hardness: 1,
      strength: 0.5,
      rule: 'touch',
      get points() {
        composed += 1;
        return [imagePoint((i % 10) / 10, (i % 7) / 7)];
      },
      widths: null,
      covers: true,
      clears: true,
      hidden: false,
    };
  });
  const takeCount = (): number => {
    const count = composed;
    composed = 0;
    return count;
  };
  return { strokes, takeCount };
}

it('undoes one of thousands by composing few again', () => {
  const { strokes, takeCount } = countedStrokes(3000);
  const cached = new CommittedStrokes(layers);
  cached.compose(strokes);
  takeCount();
  for (let count = 2999; count > 2500; count--) cached.compose(strokes.slice(0, count));
  expect(takeCount() / 499).toBeLessThan(30);
});

it('composes one more of ten thousand alone, and an edit from its place on', () => {
  const { strokes, takeCount } = countedStrokes(10_001);
  const cached = new CommittedStrokes(layers);
  cached.compose(strokes.slice(0, -1));
  expect(takeCount()).toBe(10_000);
  cached.compose(strokes);
  expect(takeCount()).toBe(1);
  const changed = (radius: number) => ({ ...strokes[9900], radius }) as Stroke;
  cached.compose(strokes.with(9900, changed(0.2)));
  takeCount();
  cached.compose(strokes.with(9900, changed(0.3)));
  expect(takeCount()).toBeLessThanOrEqual(101);
});

it('composes piece by piece to the same, whatever came between', () => {
  const { strokes, takeCount } = countedStrokes(400);
  const sliced = new CommittedStrokes(layers);
  const whole = (list: readonly Stroke[]) =>
    interventionsOf(new CommittedStrokes(layers).compose(list));
  let left = 70;
  const late = (): boolean => --left % 70 === 0;
  expect(sliced.approach(strokes, late)).toBe(false);
  expect(takeCount()).toBe(70);
  // One more stroke, and then one in the middle changed, while the rest is still to come.
  const more = [...strokes.slice(0, 300), ...strokes.slice(0, 1)];
  expect(sliced.approach(more, late)).toBe(false);
  const edited = more.with(20, { ...strokes[20], strength: 0.25 } as Stroke);
  while (!sliced.approach(edited, late));
  expect(interventionsOf(sliced.compose(edited))).toEqual(whole(edited));
});
