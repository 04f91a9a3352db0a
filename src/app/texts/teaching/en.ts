/** Teaching a brush by painting examples. */
export const teachingEnglish = {
  title: 'Teach a brush',
  close: 'Close',
  intro:
    'Mark one thing on two or three scenes, such as every balcony that you see. All that you leave unmarked on these scenes counts as something else.',
  picture: (scene: number): string => `Scene ${scene}, to mark on`,
  before: 'Previous',
  next: 'Next',
  any: 'Any scene',
  name: 'Name of the brush',
  example: 'balcony',
  unnamed: 'taught',
  tool: 'Tool',
  mark: 'Mark',
  erase: 'Clear',
  examples: 'Examples',
  marked: (scene: number, share: string): string => `scene ${scene}: ${share}`,
  rank: 'Find its units',
  status: 'Teaching',
  units: 'Units that go with the examples',
  layer: (name: string, score: string): string => `${name} (agreement ${score})`,
  unitsHint:
    'Each unit with its agreement (IoU) with what you marked, and where it is on in this scene. Agreement beside a layer: of its best units, on a scene that did not choose them.',
  chance: (iou: string): string => `chance ${iou}`,
  phase: (phase: 'painting' | 'ranking' | 'ranked' | 'improving', scenes: number): string => {
    switch (phase) {
      case 'painting':
        return scenes === 0 ? 'Nothing is marked yet.' : `Marked on ${scenes} scenes.`;
      case 'ranking':
        return 'Comparing all units with what you marked …';
      case 'ranked':
        return 'The brush can be made.';
      case 'improving':
        return 'Trying strokes and looking at what they become …';
    }
  },
  improve: 'Try out better levels',
  improveHint:
    'Tries strokes on other scenes, lets the model’s segmenter look at them, and keeps the levels that draw more of what you marked. It can be stopped at any time.',
  improved: (gain: string): string => `Strokes become ${gain} of it where they were tried.`,
  forget: 'Back to the plain units',
  stop: 'Stop',
  unknown:
    'The model’s segmenter sees no class of its own in what you marked, so nothing can tell which strokes became it. The brush of the plain units can be made all the same.',
  make: 'Make the brush',
};
