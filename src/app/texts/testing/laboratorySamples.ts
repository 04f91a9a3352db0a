import type { LaboratoryTexts } from '../laboratory/laboratoryTexts.ts';
import type { TeachingTexts } from '../teaching/teachingTexts.ts';
import type { Samples } from './spoken.ts';

export const laboratorySamples: Samples<LaboratoryTexts> = {
  effect: {
    size: [['12%']],
    change: [['tree', '1%', '9%']],
    points: [['+3']],
    more: [[1], [4]],
  },
  probe: { sees: [['grass']] },
  units: {
    choose: [[7]],
    chosen: [[1], [3]],
    layerOption: [['8', 512]],
    found: [[0], [1], [40]],
    more: [[24]],
    tile: [
      [7, null, '0.1'],
      [7, 'tree', '0.1'],
    ],
    progress: [[3, 512]],
  },
  unit: {
    title: [[7, '8']],
    control: [['0.02']],
    place: [['1.5']],
    effect: [['2%']],
    searchScenes: [[64], [10000]],
    searched: [[1], [10000]],
    openScene: [[10000, '3.1']],
  },
  experiments: {
    run: [['Ablation']],
    ablation: {
      chart: [
        ['tree', '8', 1],
        ['tree', '8', 10000],
      ],
    },
    context: {
      chart: [
        ['door', 1],
        ['door', 12],
      ],
    },
    compare: {
      what: [[4]],
      common: [
        ['', 'sky'],
        ['tree and sky', 'dome'],
      ],
      noCurveOf: [['A', 'tree']],
      noCurve: [['tree']],
      chart: [['tree', '16']],
    },
    dissection: { speed: [['3.25']], tableAs: [['CSV']], inUse: [[10000]] },
    layers: { chart: [[10000]] },
  },
};

export const teachingSamples: Samples<TeachingTexts> = {
  picture: [[12345]],
  marked: [[12345, '3.0%']],
  layer: [['8 × 8', '0.31']],
  chance: [['0.02']],
  phase: [
    ['painting', 0],
    ['painting', 1],
    ['painting', 3],
    ['ranking', 1],
    ['ranked', 1],
    ['improving', 1],
  ],
  improved: [['80%']],
};
