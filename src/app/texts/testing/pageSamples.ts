import { imagePoint } from '../../../model/coordinates.ts';
import type { Numbers } from '../numbers.ts';
import type { Texts } from '../texts.ts';
import { problemSamples, webgpuGaps } from './problemSamples.ts';
import type { Samples } from './spoken.ts';

const work = { id: 'a', model: 'village', scene: 3, strokes: 1, updated: 0 } as const;
const point = imagePoint(0.25, 0.5);

/** Of the page's texts: the functions that write numbers are tested by themselves. */
export const pageSamples: Samples<Omit<Texts, keyof Numbers>> = {
  concept: [['tree'], ['window-pane'], ['door_frame'], ['unit 12'], ['only unit 12']],
  engine: {
    loadStep: [
      [{ step: 'download', done: 57, total: 100 }],
      [{ step: 'compile', done: 1, total: 5 }],
      [{ step: 'warm-up', done: 0, total: 1 }],
    ],
    ready: [
      [{ phase: 'ready', backend: 'webgpu', threads: 1, fallback: null }],
      [{ phase: 'ready', backend: 'wasm', threads: 1, fallback: null }],
      [{ phase: 'ready', backend: 'wasm', threads: 4, fallback: null }],
    ],
    noWebgpu: [['none']],
  },
  files: { drop: [[['a', 'b', 'c']]] },
  history: {
    item: [
      ['draw', 'tree'],
      ['erase', 'tree'],
      ['restore', 'tree'],
    ],
    detail: [
      ['8', 0],
      ['8', 1],
      ['8', 20],
    ],
    hideNamed: [['Draw tree', 2]],
    removeNamed: [['Draw tree', 2]],
    selected: [[2]],
  },
  live: {
    stroke: [
      ['draw', 'tree', 1],
      ['erase', 'tree', 1234],
      ['restore', 'tree', 3],
    ],
    newScene: [[12345], [{ from: 1, to: 12345, t: 0.5 }]],
    removed: [[2, 'Draw tree']],
    moved: [[2, 'Draw tree']],
    hidden: [
      [2, 'Draw tree', true],
      [2, 'Draw tree', false],
    ],
    changed: [[2, 'Draw tree']],
    exchanged: [['scene 3']],
    opened: [
      ['Village, no. 1', 1],
      ['Village, no. 1', 1234],
    ],
    size: [[0.12]],
    zoom: [[2.5]],
    cursor: [
      [point, true],
      [point, false],
    ],
  },
  models: {
    reading: [[0.4]],
    converting: [[3, 14]],
    cut: {
      title: [['g.onnx']],
      shape: [
        [1, 8, 8],
        [512, 4, 8],
      ],
    },
    segmenter: {
      give: [
        ['none', 'Church'],
        ['added', 'Church'],
      ],
      title: [['s.onnx']],
      names: [[1], [150]],
      count: [[2, 150]],
    },
    stored: [
      [5e6, 0],
      [5e6, 256],
    ],
    paint: [['Village']],
    remove: [['Village']],
    removeReally: [['Village']],
    total: [[1.2e8]],
    held: [['missing'], ['full']],
  },
  page: {
    languageUnknown: [['tlh']],
    languageMissing: [['中文']],
    partMissing: [['Models']],
    offlineKept: [['12 MB']],
  },
  place: { picked: [['tree']], noBrush: [['tree']] },
  problem: problemSamples.map((each) => [each]),
  scene: {
    modelTitle: [
      ['village', 'Village'],
      ['churches', 'Churches'],
    ],
    caption: [
      ['Village', 12345],
      ['Village', { from: 1, to: 12345, t: 0.25 }],
    ],
    notice: [
      [{ kind: 'weak-stroke', concept: 'tree', mode: 'erase', contexts: [] }],
      [{ kind: 'weak-stroke', concept: 'tree', mode: 'draw', contexts: [] }],
      [{ kind: 'weak-stroke', concept: 'tree', mode: 'draw', contexts: ['grass', 'path'] }],
    ],
    number: [[12345]],
  },
  scenes: {
    range: [['x', 4294967295]],
    progress: [[3, 9]],
    withStrokes: [[12345]],
    blendWith: [[12345]],
    blendChoose: [[12345]],
  },
  tools: {
    publishedCount: [
      [0, 4],
      [1, 12],
      [2, 20],
      [3, 30],
    ],
    layerOption: [
      ['8', 8, 8],
      ['layer4', 8, 16],
    ],
    forgetBrush: [['balcony']],
    levelMeasured: [['0.99 quantile']],
    levelUnmeasured: [['0.99 quantile']],
  },
  units: {
    title: [['tree']],
    effect: [['30%', '20%', '1%']],
    shuffled: [['0.02']],
    switch: [[7, '0.1']],
  },
  view: { fit: [[2]] },
  webgpuGap: webgpuGaps.map((each) => [each]),
  work: {
    saveLarge: [[1024]],
    withControl: [['S']],
    kept: [['nothing'], ['waiting'], ['kept'], ['failed']],
    messages: [
      [{ kind: 'restored', strokes: 1 }],
      [{ kind: 'restored', strokes: 12 }],
      [{ kind: 'earlier', opened: 'link', changed: false, work }],
      [{ kind: 'earlier', opened: 'link', changed: true, work: { ...work, strokes: 12 } }],
      [{ kind: 'earlier', opened: 'link', changed: false, work: { ...work, strokes: 12 } }],
      [{ kind: 'opened', name: null, changed: false }],
      [{ kind: 'opened', name: 'a.png', changed: true }],
      [{ kind: 'saved', name: 'a.png' }],
      [{ kind: 'copied-image' }],
      [{ kind: 'copied-link', length: 1900, long: true }],
      [{ kind: 'copied-link', length: 1900, long: false }],
      [{ kind: 'link', link: 'u' }],
    ],
    after: [[1], [12]],
  },
};
