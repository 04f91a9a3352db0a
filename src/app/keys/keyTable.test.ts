import { describe, expect, it } from 'vitest';
import { digitOf, type KeyPress } from './chords.ts';
import { KEY_TABLE, rowOf } from './keyTable.ts';

function press(key: string, more: Partial<KeyPress> = {}): KeyPress {
  const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, altGraph: false };
  return { key, code: '', ...none, ...more };
}

/** Signs that a German keyboard gives with AltGr alone. */
const NEED_ALTGR = ['@', '[', ']', '{', '}', '\\', '|', '~', '€'];

describe('the key table', () => {
  it('gives no two commands one chord, and each command once', () => {
    const chords = KEY_TABLE.flatMap((row) => row.chords.map((chord) => JSON.stringify(chord)));
    expect(new Set(chords).size).toBe(chords.length);
    const commands = KEY_TABLE.map(({ command }) => command);
    expect(new Set(commands).size).toBe(commands.length);
  });

  it('has a key without AltGr for every command', () => {
    for (const { chords } of KEY_TABLE) {
      expect(chords.some(({ key }) => !NEED_ALTGR.includes(key))).toBe(true);
    }
  });

  it.each([
    ['b', {}, 'draw'],
    ['B', { shiftKey: false }, 'draw'],
    ['z', { ctrlKey: true }, 'undo'],
    ['z', { metaKey: true }, 'undo'],
    ['Z', { ctrlKey: true, shiftKey: true }, 'redo'],
    ['y', { ctrlKey: true }, 'redo'],
    ['Z', { shiftKey: true }, 'zoom-out'],
    ['?', { shiftKey: true }, 'help'],
    ['?', {}, 'help'],
    ['+', { shiftKey: true }, 'larger'],
    ['3', { code: 'Digit3' }, 'brush'],
    ['!', { code: 'Digit1', shiftKey: true }, 'brush'],
    ['ArrowUp', { shiftKey: true }, 'cursor-far'],
    // AltGr and 8 on a German keyboard under Windows, Option and 5 on a German Mac.
    ['[', { code: 'Digit8', ctrlKey: true, altKey: true, altGraph: true }, 'smaller'],
    ['[', { code: 'Digit5', altKey: true }, 'smaller'],
    // A Russian keyboard.
    ['и', { code: 'KeyB' }, 'draw'],
  ] as const)('%s with %o: %s', (key, more, command) => {
    expect(rowOf(press(key, more))?.command).toBe(command);
  });

  it.each([
    ['b', { ctrlKey: true }],
    ['b', { altKey: true }],
    ['B', { shiftKey: true, ctrlKey: true }],
    ['0', { ctrlKey: true }],
    ['Tab', {}],
  ] as const)('leaves %s with %o to the browser', (key, more) => {
    expect(rowOf(press(key, more))).toBeUndefined();
  });

  it('counts brushes 1 to 9, then 0, then the same with Shift', () => {
    expect(digitOf(press('1'))).toBe(0);
    expect(digitOf(press('0'))).toBe(9);
    expect(digitOf(press('!', { code: 'Digit1', shiftKey: true }))).toBe(10);
    expect(digitOf(press('&', { code: 'Digit1' }))).toBe(0);
    expect(digitOf(press('x'))).toBeNull();
  });
});
