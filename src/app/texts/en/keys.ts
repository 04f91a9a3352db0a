import type { KeyCommand, KeyGroup } from '../../keys/keyTable.ts';

const groups: Record<KeyGroup, string> = {
  brush: 'Brush',
  keyboard: 'Painting without a pointer',
  steps: 'Steps and files',
  view: 'View',
};

const commands: Record<KeyCommand, string> = {
  draw: 'Draw',
  erase: 'Erase',
  restore: 'Restore',
  brush: 'Brushes 1 to 10; with Shift 11 to 20',
  pick: 'Take up the brush of what is there',
  smaller: 'Smaller',
  larger: 'Larger',
  cursor: 'Move the cursor',
  'cursor-far': 'Move it far',
  paint: 'Paint: hold it while moving, or press it to begin and to end',
  cancel: 'Cancel the stroke under way',
  menu: 'Menu at the cursor',
  undo: 'Undo',
  redo: 'Redo',
  'new-scene': 'New scene',
  open: 'Open',
  save: 'Save to a file',
  copy: 'Copy the picture, where no text is selected',
  compare: 'Hold: before',
  'zoom-in': 'Zoom in',
  'zoom-out': 'Zoom out',
  fit: 'Whole picture',
  pan: 'Hold and drag: move the picture',
  help: 'This sheet',
};

const gestureList: readonly (readonly [what: string, how: string])[] = [
  ['Zoom at the pointer', 'wheel, with Ctrl or without; two fingers'],
  ['Move the picture', 'Space and drag; middle button; two fingers'],
  ['Straight line from the end of the last stroke', 'Shift and click'],
  ['Keep to a line', 'Shift while dragging'],
  ['Width', 'pressure, where a pen has it'],
  ['Take up the brush of what is there', 'Alt and click'],
  ['Undo, redo', 'tap with two fingers, with three'],
  ['Menu', 'right button; a finger that is held'],
];

/** The help sheet: keys and gestures. */
export const keys = {
  open: 'Keys and gestures',
  title: 'Keys and gestures',
  close: 'Close',
  single: 'Keys without Ctrl are commands',
  singleHint:
    'They work while the scene or nothing has focus, or the pointer is over the scene. Switched off, arrows and Enter still paint on the focused scene.',
  groups,
  commands,
  keyNames: {
    control: 'Ctrl',
    shift: 'Shift',
    Enter: 'Enter',
    Escape: 'Esc',
    ContextMenu: 'Menu',
    ' ': 'Space',
    digit: '1 … 9, 0',
    ArrowLeft: '←',
    ArrowRight: '→',
    ArrowUp: '↑',
    ArrowDown: '↓',
  },
  gestures: 'Pointer',
  gestureList,
};
