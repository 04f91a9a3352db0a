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
      on: 'On',
      strokes: 'Dabs',
      before: 'Before',
      after: 'After',
      gain: 'Gain',
      table: 'In the table',
      paper:
        'Bau et al. (ICLR 2019) put doors into churches: on buildings they appeared, in sky (effect −0.02) and on trees (−0.00) they did not, however strongly the door units were switched on.',
    },
    layers: {
      title: 'Layers compared',
      what: 'Counts, in the dissection table, which share of each layer’s units match a concept (IoU from 0.05 on), and of what kind their concept is.',
      chart: (samples: number): string => `Share of units that match a concept, ${samples} scenes`,
      groups: { object: 'objects', part: 'parts', material: 'materials' },
      concepts: 'Concepts',
      best: 'Best pair',
      paper:
        'Bau et al. (ICLR 2019, fig. 5) found next to no matching units in the first layer, the most objects and parts in the middle ones, and materials, edges and colours towards the last.',
    },
  },
  lessons: {
    intro:
      'Each lesson takes a few minutes. It sees by measurement whether a step was done; nothing can be clicked away.',
    notHere: 'The lessons need a model whose segmenter knows trees and sky. Open the village.',
    begin: 'Begin',
    again: 'Begin again',
    minutes: (count: number): string => `about ${count} minutes`,
    step: (step: number, steps: number): string => `Step ${step} of ${steps}`,
    notYet: 'Not done yet. The measurement will tell.',
    next: 'Next step',
    finish: 'Finish',
    leave: 'Leave the lesson',
    finished:
      'Well done. The lesson is finished; your picture stays, and undo goes back to your scene.',
    each: {
      trees: {
        title: 'A network that knows trees',
        aim: 'See that some units of the network stand for trees, though nobody told it what a tree is.',
        minutes: 6,
        tasks: [
          {
            what: 'Take the tree brush and paint a tree on the grass. A large brush works better.',
            why: 'A tree has grown where you painted. You did not draw leaves: you switched on units, and the network drew.',
          },
          {
            what: 'Now paint with the same brush in the sky.',
            why: 'Compare the bars with those before. The network decides by what lies around: in the sky a tree comes out weaker or as something else.',
          },
          {
            what: 'Choose Erase, and paint over a tree.',
            why: 'The tree units went off, and the tree with them. So they do not only tell of trees: they cause them.',
          },
          {
            what: 'Open Units, search for “tree” and open one of the units that you find.',
            why: 'Where its map is bright, this unit is on. Compare with the trees in the picture: its IoU says how well the two agree.',
          },
        ],
      },
      door: {
        title: 'A door in the sky',
        aim: 'Find out where the network will put a door, and why it will not elsewhere.',
        minutes: 7,
        tasks: [
          {
            what: 'Take the door brush and paint a door on the wall of a house. A brush of 10 % fits.',
            why: 'There is a door. Its size and colour fit the house, though you chose neither.',
          },
          {
            what: 'Paint a door in the middle of the sky.',
            why: 'Look at the bars: next to no door. The later layers know that doors belong to walls, and take back what does not fit.',
          },
          {
            what: 'Once is no proof. Open Experiments and run “The same stroke by context” for the door.',
            why: 'Many dabs say the same: on walls doors grow, in the sky they do not. The researchers found the same in a network of churches.',
          },
        ],
      },
      'fair-test': {
        title: 'Fair test',
        aim: 'Learn what a control is, and why a cause needs one.',
        minutes: 8,
        tasks: [
          {
            what: 'Open Units, search for “tree” and open one of the units.',
            why: 'This unit is on where trees are. But does it make them, or does it only go along?',
          },
          {
            what: 'Switch the unit off everywhere and look at the trees.',
            why: 'One unit of many changes little, mostly. A concept hangs on several units at once.',
          },
          {
            what: 'Open Experiments and run “Ablation” for the tree.',
            why: 'Switching off the tree units takes the trees away; switching off as many others at random takes far less. That difference, not the first line alone, is the proof of a cause.',
          },
        ],
      },
    },
  },
};
