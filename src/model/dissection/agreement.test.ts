import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { iqrAgreement, topAgreement, unitIou } from './agreement.ts';
import { BINS, binThreshold } from './bins.ts';
import { informationQuality } from './informationQuality.ts';
import { JointCounts } from './jointCounts.ts';

/** Counts of one unit over the pixels given. */
function counted(values: number[], labels: number[], classes = 2): JointCounts {
  const counts = new JointCounts(1, classes);
  addScene(counts, values, labels);
  return counts;
}

function addScene(counts: JointCounts, values: number[], labels: number[]): void {
  counts.addPixels(Uint8Array.from(labels));
  values.forEach((value, p) => counts.addPixel(0, value, labels[p] ?? 0));
}

describe('iqrAgreement', () => {
  it('gives a unit that is exactly a class an IoU of 1', () => {
    const counts = counted([0, 0.2, 3, 5, 0.1, 4], [0, 0, 1, 1, 0, 1]);
    const { iou, threshold, shuffled } = iqrAgreement(counts, counts, counts);
    expect(iou[0]?.[1]).toBe(1);
    expect(threshold[0]).toBeGreaterThan(0.2);
    expect(threshold[0]).toBeLessThanOrEqual(3);
    expect(shuffled[0]).toBe(1);
  });

  it('does not match a unit that avoids the concept', () => {
    const counts = counted([2, 2, 0, 0], [0, 0, 1, 1]);
    expect(iqrAgreement(counts, counts, counts).iou[0]).toEqual([1, 0]);
  });

  it('knows nothing of a unit that never changes', () => {
    const counts = counted([2, 2, 2], [0, 1, 1]);
    expect(iqrAgreement(counts, counts, counts).iou[0]).toEqual([0, 0]);
  });
});

describe('topAgreement', () => {
  it('takes the top hundredth of the pixels as on', () => {
    const values = Array.from({ length: 1000 }, (_, i) => 2 ** (i / 200));
    const labels = values.map((_, i) => (i >= 990 ? 1 : 0));
    const counts = counted(values, labels);
    expect(topAgreement(counts, counts).iou[0]?.[1]).toBeGreaterThan(0.6);
  });

  it('takes a unit that is nearly always 0 as on where it is not', () => {
    const values = Array.from({ length: 1000 }, (_, i) => (i < 4 ? 1 : 0));
    const labels = values.map((value) => value);
    const counts = counted(values, labels);
    const { iou, threshold } = topAgreement(counts, counts);
    expect(threshold).toEqual([0]);
    expect(iou[0]?.[1]).toBe(1);
  });
});

describe('informationQuality', () => {
  it('is 1 for the same set, 0 for independent and for opposite ones', () => {
    expect(informationQuality(3, 3, 3, 10)).toBeCloseTo(1);
    expect(informationQuality(1, 2, 5, 10)).toBe(0);
    expect(informationQuality(0, 5, 5, 10)).toBe(0);
  });
});

describe('unitIou', () => {
  const scene = fc.array(
    fc.record({ value: fc.float({ min: -4, max: 4, noNaN: true }), label: fc.nat(2) }),
    { minLength: 1, maxLength: 30 },
  );

  it('pools over all pixels of all scenes, as brute force does', () => {
    fc.assert(
      fc.property(
        fc.array(scene, { minLength: 1, maxLength: 4 }),
        fc.nat(BINS - 1),
        (scenes, bin) => {
          const counts = new JointCounts(1, 3);
          for (const pixels of scenes) {
            addScene(
              counts,
              pixels.map(({ value }) => value),
              pixels.map(({ label }) => label),
            );
          }
          const threshold = binThreshold(bin);
          const all = scenes.flat();
          fc.pre(all.every(({ value }) => value !== threshold));
          const expected = [0, 1, 2].map((c) => {
            const [on, concept] = [
              all.map((p) => p.value > threshold),
              all.map((p) => p.label === c),
            ];
            const both = on.filter((is, i) => is && concept[i]).length;
            const either = on.filter((is, i) => is || concept[i]).length;
            return either === 0 ? 0 : both / either;
          });
          expect(unitIou(counts, counts.classTotals(), 0, [bin, bin, bin])).toEqual(expected);
        },
      ),
    );
  });

  it('is the same from merged states', () => {
    fc.assert(
      fc.property(scene, scene, (a, b) => {
        const values = (pixels: typeof a) => pixels.map(({ value }) => value);
        const labels = (pixels: typeof a) => pixels.map(({ label }) => label);
        const one = counted(values(a), labels(a), 3);
        one.merge(counted(values(b), labels(b), 3));
        const both = counted([...values(a), ...values(b)], [...labels(a), ...labels(b)], 3);
        for (const c of [0, 1, 2]) {
          expect(one.counts(0, c).join()).toBe(both.counts(0, c).join());
        }
      }),
    );
  });
});
