import { describe, expect, it } from 'vitest';
import type { LayerDissection } from './dissection.ts';
import { hasRanking, isRanked, rankUnits } from './unitRanking.ts';

const agreement = {
  threshold: [],
  iou: [
    [0.1, 0, 0, 0],
    [0.3, 0, 0, 0],
    [0.2, 0, 0, 0],
  ],
  shuffled: [],
};
/** Ranked by everything for concept 0, by α and lift for 1, by lift for 2, by nothing for 3. */
const layer: LayerDissection = {
  ...{ layer: '4', units: 3, height: 4, width: 4 },
  ...{ mean: [1, 1, 1], q50: [], q90: [], q99: [2, 2, 2], q995: [] },
  meanGiven: [
    [1, 1, 2, 0],
    [1, 2, 1, 0],
    [2, 3, 3, 0],
  ],
  ace: [
    [0.9, 0, 0, 0],
    [0.8, 0, 0, 0],
    [0, 0.5, 0, 0],
  ],
  iqr: agreement,
  top1: agreement,
};

describe('rankUnits', () => {
  it('ranks by agreement, by lift or by α', () => {
    expect(rankUnits(layer, 0)).toEqual([1, 2, 0]);
    expect(rankUnits(layer, 0, 'lift')).toEqual([2, 0, 1]);
    expect(rankUnits(layer, 0, 'ace')).toEqual([0, 1, 2]);
  });

  it('goes by agreement where a ranking is missing, and by what there is where that is', () => {
    const { ace, ...published } = { ...layer, mean: [], meanGiven: [] };
    expect(rankUnits(published, 0, 'ace')).toEqual([1, 2, 0]);
    expect(rankUnits({ ...published, ace }, 0, 'lift')).toEqual([1, 2, 0]);
    expect(rankUnits(layer, 1, 'iou')).toEqual([2, 0, 1]);
    expect(rankUnits(layer, 2, 'ace')).toEqual([2, 0, 1]);
  });

  it('ranks no units where nothing is known, not units by their numbers', () => {
    for (const rank of ['iou', 'lift', 'ace'] as const) {
      expect(rankUnits(layer, 3, rank)).toEqual([]);
      expect(rankUnits(layer, -1, rank)).toEqual([]);
    }
  });
});

it('tells which rankings there are', () => {
  const known = (concept: number) =>
    (['iou', 'lift', 'ace'] as const).filter((rank) => hasRanking(layer, concept, rank));
  expect([0, 1, 2, 3].map(known)).toEqual([['iou', 'lift', 'ace'], ['lift', 'ace'], ['lift'], []]);
  expect([0, 1, 2, 3].map((concept) => isRanked(layer, concept))).toEqual([
    true,
    true,
    true,
    false,
  ]);
});
