import type { Texts } from '../texts/texts.ts';
import type { Chord } from './chords.ts';

/** The keys of a chord as they are written on keyboards, in the order in which they are pressed. */
export function chordParts(chord: Chord, names: Texts['keys']['keyNames'], mac: boolean): string[] {
  const { key } = chord;
  const last = new Map<string, string>(Object.entries(names)).get(key) ?? key.toUpperCase();
  return [
    ...(chord.control ? [mac ? '⌘' : names.control] : []),
    ...(chord.shift ? [names.shift] : []),
    last,
  ];
}

/** Whether Command stands for Ctrl here. */
export function onMac(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.userAgent);
}
