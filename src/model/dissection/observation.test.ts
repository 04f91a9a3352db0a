import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Observation, type ObservationSpec, type SeenScene } from './observation.ts';
import { observationBytes, readObservation } from './observationFile.ts';

const SIDE = 4;
const SPEC: ObservationSpec = {
  weights: 'w',
  segmenter: 's',
  classes: ['a', 'b', 'c'],
  side: SIDE,
  layers: [
    { id: '2', stage: 0, units: 3, height: 2, width: 2 },
    { id: '4', stage: 1, units: 2, height: 4, width: 4 },
  ],
  firstScene: 0,
  samples: 8,
  thresholdSamples: 4,
};

const value = fc.oneof(fc.constant(0), fc.float({ min: -20, max: 100, noNaN: true }));
const floats = (length: number) =>
  fc.array(value, { minLength: length, maxLength: length }).map((v) => Float32Array.from(v));
const scene: fc.Arbitrary<SeenScene> = fc.record({
  maps: fc.tuple(floats(12), floats(32)),
  labels: fc
    .array(fc.nat(2), { minLength: SIDE ** 2, maxLength: SIDE ** 2 })
    .map((labels) => Uint8Array.from(labels)),
});
const pairs = fc.array(fc.tuple(scene, scene), { minLength: 6, maxLength: 6 });

function seen(all: readonly (readonly [SeenScene, SeenScene])[], order: readonly number[]) {
  const observation = new Observation(SPEC);
  for (const pair of order) {
    const scenes = all[pair];
    if (scenes) observation.add(pair, ...scenes);
  }
  return observation;
}

const bytes = (observation: Observation) => Buffer.concat(observationBytes(observation));

describe('Observation', () => {
  it('is the same to the last byte in any order, and merged from any parts', () => {
    fc.assert(
      fc.property(
        pairs,
        fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 }),
        fc.nat(6),
        (all, order, cut) => {
          const whole = seen(all, [0, 1, 2, 3, 4, 5]);
          const part = seen(all, order.slice(0, cut));
          part.merge(seen(all, order.slice(cut)));
          expect(bytes(part).equals(bytes(whole))).toBe(true);
          expect(part.missing()).toEqual([]);
          expect(part.tables()).toEqual(whole.tables());
        },
      ),
      { numRuns: 30 },
    );
  });

  it('keeps every agreement between 0 and 1, and concept shares that add up to 1', () => {
    fc.assert(
      fc.property(pairs, (all) => {
        const observation = seen(all, [0, 1, 2, 3, 4, 5]);
        for (const { iqr, top1 } of observation.tables()) {
          const all = [iqr, top1].flatMap(({ iou, shuffled }) => [...iou.flat(), ...shuffled]);
          for (const figure of all) {
            expect(figure).toBeGreaterThanOrEqual(0);
            expect(figure).toBeLessThanOrEqual(1);
          }
        }
        const sum = observation.conceptShare().reduce((a, b) => a + b, 0);
        expect(sum).toBeCloseTo(1, 12);
      }),
      { numRuns: 30 },
    );
  });

  it('refuses a pair twice, and what is of other weights', () => {
    const [a, b] = fc.sample(fc.tuple(scene, scene), { numRuns: 1, seed: 1 })[0] ?? [];
    if (!a || !b) throw new Error('no sample');
    const observation = seen([[a, b]], [0]);
    expect(() => observation.add(0, a, b)).toThrow('twice');
    expect(() => observation.merge(seen([[a, b]], [0]))).toThrow('twice');
    const other = new Observation({ ...SPEC, weights: 'other' });
    expect(() => observation.merge(other)).toThrow('do not merge');
  });
});

describe('readObservation', () => {
  it('reads back what was written', () => {
    fc.assert(
      fc.property(pairs, (all) => {
        const written = bytes(seen(all, [0, 2, 5]));
        const read = readObservation(written, 'x.state');
        expect(bytes(read).equals(written)).toBe(true);
        expect(read.covered.ranges).toEqual([
          { from: 0, to: 1 },
          { from: 2, to: 3 },
          { from: 5, to: 6 },
        ]);
      }),
      { numRuns: 20 },
    );
  });

  it('refuses other files, and those that end too soon', () => {
    const written = bytes(new Observation(SPEC));
    expect(() => readObservation(written.subarray(0, -8), 'x')).toThrow('ends too soon');
    expect(() => readObservation(Buffer.from('{"version": 1}'), 'x')).toThrow('GPOBSERV');
  });
});
