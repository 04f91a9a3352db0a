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
  strength: fc.constantFrom(0.5, 1),
  rule: fc.constantFrom('touch', 'cover'),
  points: fc.tuple(fc.double({ min: 0, max: 1, noNaN: true })).map(([x]) => [imagePoint(x, 0.4)]),
});

it('composes as from nothing, whatever the strokes before were', () => {
  fc.assert(
    fc.property(fc.array(fc.option(stroke), { maxLength: 40, size: 'max' }), (steps) => {
      const cached = new CommittedStrokes(layers);
      let strokes: readonly Stroke[] = [];
      for (const step of steps) {
        strokes = step ? [...strokes, step] : strokes.slice(0, -1);
        const fresh = emptyCompositions(layers);
        for (const each of strokes) composeStroke(fresh, each);
        expect(interventionsOf(cached.compose(strokes))).toEqual(interventionsOf(fresh));
      }
    }),
    { numRuns: 40 },
  );
});

it('undoes one of thousands by composing few again', () => {
  let composed = 0;
  const strokes = Array.from({ length: 3000 }, (_, i): Stroke => {
    return {
      id: String(i),
      concept: 'tree',
      mode: 'draw',
      layer: '4',
      setting: { units: [i % 8], levels: [i % 5] },
      radius: 0.1,
      strength: 0.5,
      rule: 'touch',
      get points() {
        composed += 1;
        return [imagePoint((i % 10) / 10, (i % 7) / 7)];
      },
    };
  });
  const cached = new CommittedStrokes(layers);
  cached.compose(strokes);
  composed = 0;
  for (let count = 2999; count > 2500; count--) cached.compose(strokes.slice(0, count));
  expect(composed / 499).toBeLessThan(30);
});
