import { expect, it } from 'vitest';
import type { LayerDissection } from './dissection.ts';
import { churchTable } from './proggan/testing/churchTable.ts';
import { hasLevel, unitLevel } from './unitLevel.ts';

const RULES = ['mean-given', 'q90', 'q99', 'q995'] as const;

const [published] = churchTable.layers;
const layer: LayerDissection = {
  ...{ layer: '4', units: 1, height: 4, width: 4 },
  ...{ mean: [1], q50: [0.5], q90: [2], q99: [3], q995: [4], meanGiven: [[1.5, 0]] },
  iqr: { threshold: [], iou: [], shuffled: [] },
  top1: { threshold: [], iou: [], shuffled: [] },
};

it('is the table’s figure of the rule', () => {
  expect(RULES.map((rule) => unitLevel(layer, 0, 0, rule))).toEqual([1.5, 2, 3, 4]);
  expect(unitLevel(layer, 0, 0, 'learned')).toBe(1.5);
  expect(unitLevel(layer, 0, 0, 'q50')).toBe(0.5);
  expect(unitLevel(layer, 0, 0, 'zero')).toBe(0);
});

it('is the 0.99 quantile where the table lacks the rule’s figures', () => {
  if (!published) throw new Error('the published table has a layer');
  const [q99] = published.q99;
  expect(RULES.filter((rule) => hasLevel(published, 0, rule))).toEqual(['q99']);
  expect(RULES.map((rule) => unitLevel(published, 0, 0, rule))).toEqual([q99, q99, q99, q99]);
  expect(unitLevel(published, 0, 0, 'learned')).toBe(q99);
  expect(unitLevel(published, 0, 0, 'q50')).toBe(0);
  // A concept that no scene showed has no mean.
  expect(hasLevel(layer, 1, 'mean-given')).toBe(false);
  expect(unitLevel(layer, 0, 1, 'mean-given')).toBe(3);
});
