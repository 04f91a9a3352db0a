/** A key, alone or with Ctrl (on a Mac, Command) and Shift. */
export type Chord = {
  /** As in `KeyboardEvent.key`, letters small; `digit` stands for any of the ten. */
  readonly key: string;
  readonly control?: true;
  /** For letters and named keys; a sign needs whatever Shift it needs on its keyboard. */
  readonly shift?: true;
};

/** The parts of a keyboard event that decide which keys were pressed. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey'> & {
  readonly shiftKey: boolean;
  /** Whether the press went through AltGr, which Windows tells as Ctrl and Alt. */
  readonly altGraph: boolean;
};

/** Whether an event is the chord. */
export function matches(chord: Chord, press: KeyPress): boolean {
  const key = plainKey(press);
  const sign = key.length === 1 && !/[a-z]/.test(key);
  const control = !press.altGraph && (press.ctrlKey || press.metaKey);
  // A sign may need Option or AltGr on its keyboard; a letter with Alt is another command's.
  if (control !== (chord.control ?? false) || (press.altKey && !sign)) return false;
  if (chord.key === 'digit') return digitOf(press) !== null;
  return key === chord.key && (sign || press.shiftKey === (chord.shift ?? false));
}

/**
 * The place that a digit names, from 0: 1 to 9 and then 0, and with Shift the next ten. It goes by the
 * key's place where the keyboard has signs there (Shift on most, no Shift on French ones).
 */
export function digitOf({ key, code, shiftKey, altKey, altGraph }: KeyPress): number | null {
  // With AltGr the key is whatever sign it gives.
  const byPlace = altKey || altGraph ? undefined : /^Digit(\d)$/.exec(code)?.[1];
  const digit = /^\d$/.test(key) ? key : byPlace;
  if (digit === undefined) return null;
  const place = (Number(digit) + 9) % 10;
  return shiftKey && digit !== key ? place + 10 : place;
}

/** The key as a Latin keyboard names it, so that letters work on others by their place. */
function plainKey({ key, code }: KeyPress): string {
  const small = key.length === 1 ? key.toLowerCase() : key;
  if (key.length > 1 || small.charCodeAt(0) < 128) return small;
  return /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? small;
}
