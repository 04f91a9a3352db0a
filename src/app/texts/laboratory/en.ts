import type { LevelStep } from '../../../model/laboratory/probe.ts';
import type { UnitOrder } from '../../../model/laboratory/units.ts';

/** The laboratory, in English. */
export const laboratoryEnglish = {
  title: 'Laboratory',
  close: 'Close the laboratory',
  tabs: {
    effect: 'Effect',
    probe: 'Probe',
    units: 'Units',
    experiments: 'Experiments',
    lessons: 'Lessons',
  },
  tablist: 'Instruments',
  measuring: 'Measuring',
  again: 'Measure again',
  effect: {
    intro:
      'After each stroke the segmenter, a second network, looks at the picture and says what changed.',
    empty: 'Paint a stroke, and its measured effect stands here.',
    of: 'Effect of',
    stroke: 'the chosen or last stroke',
    all: 'all strokes',
    inside: 'Where it was painted',
    outside: 'The rest of the picture',
    size: (share: string): string => `${share} of the picture`,
    change: (name: string, before: string, after: string): string =>
      `${name}: ${before} → ${after}`,
    none: 'Nothing that the segmenter can tell apart changed.',
    concept: 'Concept',
    before: 'Before',
    after: 'After',
    difference: 'Change',
    points: (difference: string): string => `${difference} points`,
    more: (count: number): string => `${count} more with smaller changes`,
  },
  look: {
    labels: 'Lay the segmentation over the picture',
    strength: 'Opacity',
    legend: 'Legend',
  },
  probe: {
    intro:
      'Point at a place in the picture; a click keeps it. While the probe is open, the pointer looks and does not paint.',
    across: 'Across',
    down: 'Down',
    sees: (name: string): string => `The segmenter sees ${name} here.`,
    layer: 'Layer',
    units: 'Units most above their usual level here',
    none: 'No unit of this layer is above its usual level here.',
    unit: 'Unit',
    value: 'Activation',
    level: 'Level',
    concepts: 'Stands for',
    steps: {
      usual: 'usual',
      q90: 'top 10 %',
      q99: 'top 1 %',
      q995: 'top 0.5 %',
    } satisfies Record<LevelStep, string>,
    noConcept: 'no concept',
    follow: 'Follow the pointer again',
  },
  units: {
    choose: (unit: number): string => `Choose unit ${unit} for a brush`,
    chosen: (count: number): string => (count === 1 ? '1 chosen unit' : `${count} chosen units`),
    brushName: 'Name of the brush',
    makeBrush: 'Make a brush',
    clearChosen: 'Choose none',
    units: 'Units',
    layer: 'Layer',
    layerOption: (side: string, units: number): string => `${side}², ${units} units`,
    search: 'Search by concept or number',
    order: 'Sort by',
    orders: {
      concept: 'concept',
      iou: 'agreement (IoU)',
      effect: 'measured effect here',
      here: 'activation here',
      number: 'number',
    } satisfies Record<UnitOrder, string>,
    found: (count: number): string => (count === 1 ? '1 unit' : `${count} units`),
    nothing: 'No unit of this layer matches. A unit matches a concept from an IoU of 0.05 on.',
    more: (count: number): string => `Show ${count} more`,
    tile: (unit: number, concept: string | null, iou: string): string =>
      concept === null ? `Unit ${unit}, no concept` : `Unit ${unit}, ${concept}, IoU ${iou}`,
    noTable: 'This model has no dissection table, so nothing is known of its units.',
    working: 'Progress',
    measureEffects: 'Measure what each unit does here',
    effectHint:
      'Switches each unit off by itself in this picture and counts the pixels that the segmenter then calls something else.',
    stop: 'Stop',
    progress: (done: number, total: number): string => `${done} of ${total}`,
  },
  unit: {
    title: (unit: number, side: string): string => `Unit ${unit} of layer ${side}²`,
    back: 'All units',
    stands: 'What it agrees with',
    iou: 'IoU',
    control: (iou: string): string =>
      `Against the labels of other scenes, the control, its best IoU is ${iou}.`,
    matches: 'From 0.05 on a unit counts as matching (Bau et al., ICLR 2019).',
    levels: 'Its levels in the sample',
    mean: 'mean',
    median: 'median',
    level: 'Level everywhere',
    levelFree: 'left to the network',
    place: (level: string): string => `Set it to ${level}`,
    places: { last: 'where the last stroke went', probe: 'around the probed place' },
    offPlace: 'Only there, switch it off',
    mute: 'Switch off',
    solo: 'Switch all others off',
    release: 'Leave it to the network',
    step: 'Each of these is a stroke in the history, one step to undo, and is saved with the painting.',
    showMap: 'Show its map over the picture',
    effect: (share: string): string => `Without it ${share} of the picture becomes something else.`,
    topScenes: 'Scenes that it answers to most',
    searchScenes: (count: number): string => `Search ${count} scenes`,
    searched: (count: number): string =>
      `Best of ${count} scenes. Outlined: where it is over its threshold.`,
    openScene: (scene: number, value: string): string =>
      `Open scene ${scene}, where it reaches ${value}`,
  },
  experiments: {
    intro:
      'Experiments run over the first scenes of the model in the background; painting comes first. What was measured before a stop stays.',
    scenes: 'Scenes',
    run: (title: string): string => `Run “${title}”`,
    table: 'Figures',
    ablation: {
      title: 'Ablation',
      what: 'Switches the best units of a concept off everywhere, more and more of them, and counts how much of the concept disappears. The control switches off as many units at random: what it does too is no proof of a cause.',
      chart: (concept: string, layer: string, scenes: number): string =>
        `Share of ${concept} that disappears without its units at ${layer}², ${scenes} ${scenes === 1 ? 'scene' : 'scenes'}`,
      values: 'share of the concept that disappears',
      axis: 'units switched off',
      ranked: 'best units',
      random: 'random units',
      paper:
        'Bau et al. (PNAS 2020) switched off 20 tree units of 512 in a network of churches: 53.3 % of the tree pixels went (10,000 scenes). In conference rooms (ICLR 2019) 20 units took 61 % of the persons, 57 % of the windows, 55 % of the curtains, but only 29 % of the tables and 12 % of the chairs.',
    },
    context: {
      title: 'The same stroke by context',
      what: 'Puts the same dab of a brush on different things and measures what came of it. The network grows a thing where it belongs, and refuses elsewhere.',
      chart: (concept: string, strokes: number): string =>
        `Gain of ${concept} where it was painted, by what was there, ${strokes} ${strokes === 1 ? 'dab' : 'dabs'}`,
      values: 'gain in the painted place',
      on: 'On',
      strokes: 'Dabs',
      before: 'Before',
      after: 'After',
      gain: 'Gain',
      table: 'In the table',
      paper:
        'Bau et al. (ICLR 2019) put doors into churches: on buildings they appeared, in sky (effect −0.02) and on trees (−0.00) they did not, however strongly the door units were switched on.',
    },
    compare: {
      title: 'Two models compared',
      what: (perAblation: number): string =>
        `Dissects the model on the page (A) and a second one (B) over the same number of scenes and counts the units that match a concept beyond chance; then it switches one concept off in both, on one scene for every ${perAblation}. The second model gets a worker of its own, which waits while you paint and is closed afterwards; until then it needs as much memory again.`,
      second: 'Second model',
      matches: 'Share of units that match a common concept beyond chance, by model and layer',
      modelLayer: 'Model and layer',
      common: (common: string, others: string): string =>
        common === ''
          ? 'The two models have no concept in common, so there is nothing to compare.'
          : `Compared are the concepts that both models know: ${common}. Left out: ${others}.`,
      noCurveOf: (model: string, concept: string): string =>
        `In model ${model} no units match ${concept} beyond chance, so it has no curve.`,
      noCurve: (concept: string): string =>
        `In neither model do units match ${concept} beyond chance, so there is nothing to switch off.`,
      chart: (concept: string, scenes: string): string =>
        `Share of ${concept} that disappears without its units, in both models, ${scenes} scenes`,
      axis: 'share of the layer’s units switched off',
      paper:
        'Bau et al. (ICLR 2019) compare generators by how many units of a layer match a concept. In a network of churches 24 of 512 units of one layer match trees, and switching 20 tree units off takes 53.3 % of the tree pixels (PNAS 2020). A count of matches alone says nothing of causes; for that there is the curve. Different segmenters count differently.',
    },
    dissection: {
      title: 'Dissection',
      what: 'Holds every unit of every layer against what the segmenter sees, pixel by pixel, over many scenes: how the dissection table itself is made. A quarter as many scenes more choose each unit’s threshold. Stopped early, it gives the table of what it has seen. The same run on the command line is “npm run dissect”.',
      speed: (perSecond: string): string => `${perSecond} scenes a second`,
      tableAs: (kind: string): string => `Table as ${kind}`,
      use: 'Use this table',
      useHint:
        'The page then shows units and brushes by this table, and this browser keeps it for this model. Brushes that were measured stay; each other concept that units match beyond chance gets one by the published rule: its best 20 of 512 units, drawn at their 0.99 quantile, erased at 0. Such brushes are not measured.',
      inUse: (samples: number): string =>
        `A table from ${samples} scenes, made in this browser, is in use.`,
      back: 'Back to the model’s own table',
      noSegmenter:
        'This model has no segmenter, so nothing can tell here what its pictures show. “Teach a brush” finds units from a few places that you mark yourself. Whoever has a segmenter puts it into the model’s folder, names it in manifest.json and opens the folder again.',
      paper:
        'Bau et al. dissected over 10,000 images (PNAS 2020): a unit counts as matching a concept by the IoU of where it is active and where the segmenter sees the concept, above 0.05 (ICLR 2019). Few scenes make rare concepts and high quantiles uncertain.',
    },
    layers: {
      title: 'Layers compared',
      what: 'Counts, in the dissection table, which share of each layer’s units match a concept beyond chance, and of what kind their concept is. The control, beneath each bar, holds the same units against the labels of other scenes: it shows how many pass an IoU of 0.05 by chance, because sky and ground lie alike in most scenes. So a unit counts only where its IoU exceeds its own control by more than 0.05.',
      chart: (samples: number): string =>
        `Share of units that match a concept beyond chance, ${samples} scenes`,
      values: 'share of the layer’s units',
      groups: { object: 'objects', part: 'parts', material: 'materials' },
      matching: 'Matching',
      control: 'control',
      concepts: 'Concepts',
      best: 'Best pair',
      paper:
        'Bau et al. (ICLR 2019, fig. 5) found next to no matching units in the first layer, the most objects and parts in the middle ones, and materials, edges and colours towards the last.',
    },
  },
};
