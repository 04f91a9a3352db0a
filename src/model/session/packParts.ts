import { LEVEL_RULES } from '../brushSource.ts';
import type { ByteReader } from './byteReader.ts';
import type { ByteWriter } from './byteWriter.ts';
import { DIGEST_DIGITS } from './brushReference.ts';
import { MODES, RULES } from './documentParts.ts';
import type { SessionDocument } from './sessionDocument.ts';

type Settings = SessionDocument['settings'];

/** Settings that name the table's units, then those that list them. */
export function packSettings(out: ByteWriter, settings: Settings): void {
  out.whole(settings.length);
  // 0: listed; else the level rule, counted from 1.
  for (const setting of settings) {
    out.byte('digest' in setting ? LEVEL_RULES.indexOf(setting.level) + 1 : 0);
  }
  const lists = [];
  for (const setting of settings) {
    if (!('digest' in setting)) {
      lists.push(setting);
      continue;
    }
    out.whole(setting.count);
    packUnits(out, setting.without);
    for (let i = 0; i < DIGEST_DIGITS; i += 2) {
      out.byte(parseInt(setting.digest.slice(i, i + 2), 16));
    }
  }
  out.whole(lists.length);
  for (const { units } of lists) out.whole(units.length);
  for (const { units } of lists) {
    units.forEach((unit, i) => out.signed(unit - (units[i - 1] ?? 0)));
  }
  out.numbers(lists.flatMap(({ levels }) => levels));
}

export function unpackSettings(from: ByteReader): unknown[] {
  const kinds = from.list(from.whole(), () => from.byte());
  const references = kinds.map((kind) => {
    if (kind === 0) return null;
    const count = from.whole();
    const without = unpackUnits(from);
    const bytes = from.list(DIGEST_DIGITS / 2, () => from.byte());
    const digest = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
    return { count, without, level: LEVEL_RULES[kind - 1], digest };
  });
  const lists = unpackLists(from).values();
  return references.map((reference) => reference ?? lists.next().value);
}

/** All that settings were until version 2: units and levels. */
export function unpackLists(from: ByteReader): unknown[] {
  const unitCounts = from.list(from.whole(), () => from.whole());
  const units = unitCounts.map((count) => running(from.list(count, () => from.signed())));
  const levels = from.numbers(unitCounts.reduce((sum, count) => sum + count, 0));
  let taken = 0;
  return units.map((list) => {
    taken += list.length;
    return { units: list, levels: levels.slice(taken - list.length, taken) };
  });
}

export function packTools(out: ByteWriter, tools: SessionDocument['tools']): void {
  // 0: none; else the mode, counted from 1.
  out.byte(tools ? MODES.indexOf(tools.mode) + 1 : 0);
  if (!tools) return;
  out.text(tools.concept);
  out.text(tools.layer);
  out.byte(RULES.indexOf(tools.rule));
  out.byte(LEVEL_RULES.indexOf(tools.level));
  out.numbers([tools.units, tools.size, tools.hardness, tools.strength]);
  packUnits(out, tools.without);
}

export function unpackTools(from: ByteReader): unknown {
  const mode = from.byte();
  if (mode === 0) return null;
  const [concept, layer] = [from.text(), from.text()];
  const [rule, level] = [RULES[from.byte()], LEVEL_RULES[from.byte()]];
  const [units, size, hardness, strength] = from.numbers(4);
  const named = { concept, mode: MODES[mode - 1], layer, rule, level };
  return { ...named, units, size, hardness, strength, without: unpackUnits(from) };
}

export function running(steps: readonly number[]): number[] {
  let sum = 0;
  return steps.map((step) => (sum += step));
}

function packUnits(out: ByteWriter, units: readonly number[]): void {
  out.whole(units.length);
  units.forEach((unit, i) => out.signed(unit - (units[i - 1] ?? 0)));
}

function unpackUnits(from: ByteReader): number[] {
  return running(from.list(from.whole(), () => from.signed()));
}

/** Nothing is written where there are no brushes and none is in the hand: most links have none. */
export function packBrushes(
  out: ByteWriter,
  brushes: SessionDocument['ownBrushes'],
  inHand: string | null,
): void {
  if (brushes.length === 0 && inHand === null) return;
  out.whole(brushes.length);
  for (const { name, layer, units, levels, off } of brushes) {
    out.text(name);
    out.text(layer);
    out.whole(units.length);
    units.forEach((unit, i) => out.signed(unit - (units[i - 1] ?? 0)));
    out.numbers(levels);
    out.byte(off ? 1 : 0);
    if (off) out.numbers(off);
  }
  if (inHand !== null) out.text(inHand);
}

export function unpackBrushes(from: ByteReader): unknown {
  if (from.atEnd) return [];
  return from.list(from.whole(), () => {
    const [name, layer, count] = [from.text(), from.text(), from.whole()];
    const units = running(from.list(count, () => from.signed()));
    const levels = from.numbers(count);
    return { name, layer, units, levels, ...(from.byte() === 1 && { off: from.numbers(count) }) };
  });
}

export function unpackInHand(from: ByteReader): string | null {
  return from.atEnd ? null : from.text();
}
