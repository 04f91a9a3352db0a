import { describe, expect, it } from 'vitest';
import { cellPixels } from './conceptMeans.ts';
import { argmaxLabels } from './labels.ts';
import { layerDissection, LayerState } from './layerState.ts';

const layer = { id: '2', stage: 0, units: 2, height: 2, width: 2 };
const SIDE = 4;
/** Left half class 0, right half class 1. */
const LEFT_RIGHT = Uint8Array.from({ length: 16 }, (_, p) => (p % 4 < 2 ? 0 : 1));
const TOP_BOTTOM = Uint8Array.from({ length: 16 }, (_, p) => (p < 8 ? 0 : 1));
/** Unit 0 is on at the right, unit 1 rests. */
const RIGHT = Float32Array.of(0, 2, 0, 2, 0, 0, 0, 0);
const BOTTOM = Float32Array.of(0, 0, 4, 4, 1, 1, 1, 1);

function seen(...scenes: (readonly [Float32Array, Uint8Array, Uint8Array])[]): LayerState {
  const state = new LayerState(layer, 2, SIDE);
  for (const [map, labels, other] of scenes) {
    state.add(map, labels, other);
    state.addForThresholds(map, labels);
  }
  return state;
}

describe('layerDissection', () => {
  it('tells units, concepts and the shuffled control of a small sample', () => {
    const table = layerDissection(seen([RIGHT, LEFT_RIGHT, TOP_BOTTOM]));
    expect(table.mean).toEqual([1, 0]);
    expect(table.meanGiven).toEqual([
      [0, 2],
      [0, 0],
    ]);
    expect(table.iqr.iou).toEqual([
      [0, 1],
      [0, 0],
    ]);
    expect(table.iqr.shuffled[0]).toBeCloseTo(1 / 3);
  });

  it('is the same from two merged states as from one', () => {
    const a = [RIGHT, LEFT_RIGHT, TOP_BOTTOM] as const;
    const b = [BOTTOM, TOP_BOTTOM, LEFT_RIGHT] as const;
    const merged = seen(a);
    merged.merge(seen(b));
    expect(layerDissection(merged)).toEqual(layerDissection(seen(a, b)));
  });
});

describe('cellPixels', () => {
  it('counts the pixels of each class in a cell', () => {
    const labels = Uint8Array.of(0, 0, 1, 1, 0, 1, 1, 1, 2, 2, 0, 0, 2, 2, 0, 0);
    const { cell, concept, pixels } = cellPixels(labels, 4, { height: 2, width: 2 }, 3);
    expect([...cell]).toEqual([0, 0, 1, 2, 3]);
    expect([...concept]).toEqual([0, 1, 1, 2, 0]);
    expect([...pixels]).toEqual([3, 1, 4, 4, 4]);
  });
});

describe('argmaxLabels', () => {
  it('takes the highest score, the first at a tie', () => {
    expect([...argmaxLabels(Float32Array.of(1, 2, 0, 1, 3, 0, 1, 1, -1), 3)]).toEqual([0, 1, 0]);
  });
});
