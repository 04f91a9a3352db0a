import { matches, type Chord, type KeyPress } from './chords.ts';

/** What a key does. */
export type KeyCommand =
  | ('draw' | 'erase' | 'restore' | 'brush' | 'pick' | 'smaller' | 'larger')
  | ('paint' | 'cursor' | 'cursor-far' | 'cancel' | 'menu')
  | ('undo' | 'redo' | 'new-scene' | 'open' | 'save' | 'copy')
  | ('compare' | 'zoom-in' | 'zoom-out' | 'fit' | 'pan')
  | 'help';

/**
 * Where a key works.
 *
 * - `everywhere`: also while a control has focus, but for text fields;
 * - `single`: while the scene or nothing has focus, or the pointer is over the scene; these can be
 *   switched off (WCAG 2.1.4);
 * - `scene`: while the scene has focus, or nothing has and the pointer is over the scene.
 */
export type KeyScope = 'everywhere' | 'single' | 'scene';

/** Groups of the help sheet. */
export type KeyGroup = 'brush' | 'keyboard' | 'steps' | 'view';

export type KeyRow = {
  readonly group: KeyGroup;
  readonly command: KeyCommand;
  /** The first is the chief one; where it needs AltGr on a German keyboard, another does not. */
  readonly chords: readonly Chord[];
  readonly scope: KeyScope;
};

/** The groups in their order. */
export const KEY_GROUPS: readonly KeyGroup[] = ['brush', 'keyboard', 'steps', 'view'];

const key = (name: string): Chord => ({ key: name });
const withShift = (name: string): Chord => ({ key: name, shift: true });
const withControl = (name: string): Chord => ({ key: name, control: true });
const ARROWS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'] as const;

/** Every key of the page; the help sheet shows them in this order. */
export const KEY_TABLE: readonly KeyRow[] = [
  { group: 'brush', command: 'draw', chords: [key('b')], scope: 'single' },
  { group: 'brush', command: 'erase', chords: [key('e')], scope: 'single' },
  { group: 'brush', command: 'restore', chords: [key('r')], scope: 'single' },
  { group: 'brush', command: 'brush', chords: [key('digit')], scope: 'single' },
  { group: 'brush', command: 'pick', chords: [key('i')], scope: 'single' },
  { group: 'brush', command: 'smaller', chords: [key('['), key('-')], scope: 'single' },
  { group: 'brush', command: 'larger', chords: [key(']'), key('+')], scope: 'single' },
  { group: 'keyboard', command: 'cursor', chords: ARROWS.map(key), scope: 'scene' },
  { group: 'keyboard', command: 'cursor-far', chords: ARROWS.map(withShift), scope: 'scene' },
  { group: 'keyboard', command: 'paint', chords: [key('Enter')], scope: 'scene' },
  { group: 'keyboard', command: 'cancel', chords: [key('Escape')], scope: 'everywhere' },
  {
    group: 'keyboard',
    command: 'menu',
    chords: [key('ContextMenu'), withShift('F10')],
    scope: 'scene',
  },
  { group: 'steps', command: 'undo', chords: [withControl('z')], scope: 'everywhere' },
  {
    group: 'steps',
    command: 'redo',
    chords: [{ key: 'z', control: true, shift: true }, withControl('y')],
    scope: 'everywhere',
  },
  { group: 'steps', command: 'new-scene', chords: [key('n')], scope: 'single' },
  { group: 'steps', command: 'open', chords: [withControl('o')], scope: 'everywhere' },
  { group: 'steps', command: 'save', chords: [withControl('s')], scope: 'everywhere' },
  { group: 'steps', command: 'copy', chords: [withControl('c')], scope: 'everywhere' },
  { group: 'view', command: 'compare', chords: [key('v')], scope: 'single' },
  { group: 'view', command: 'zoom-in', chords: [key('z')], scope: 'single' },
  { group: 'view', command: 'zoom-out', chords: [withShift('z')], scope: 'single' },
  { group: 'view', command: 'fit', chords: [key('f')], scope: 'single' },
  { group: 'view', command: 'pan', chords: [key(' ')], scope: 'scene' },
  { group: 'view', command: 'help', chords: [key('?')], scope: 'single' },
];

/** The row of a key press, if it is a key of the page. */
export function rowOf(press: KeyPress): KeyRow | undefined {
  return KEY_TABLE.find(({ chords }) => chords.some((chord) => matches(chord, press)));
}
