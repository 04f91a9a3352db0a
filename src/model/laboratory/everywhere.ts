import type { Intervention } from '../intervention.ts';
import type { LayerShape } from '../manifest.ts';

/** Units set to a level each at every cell of a layer. */
export function setEverywhere(
  { id, height, width }: LayerShape,
  units: readonly number[],
  level: (unit: number) => number,
): Intervention {
  const cells = height * width;
  const sorted = [...units].sort((a, b) => a - b);
  const add = new Float32Array(sorted.length * cells);
  sorted.forEach((unit, row) => add.fill(level(unit), row * cells, (row + 1) * cells));
  return {
    layer: id,
    height,
    width,
    units: Uint32Array.from(sorted),
    keep: new Float32Array(sorted.length * cells),
    add,
  };
}

/**
 * The interventions with one more after them on its layer: for the units that it holds it stands in the
 * place of what was there.
 */
export function withUnitsSet(
  interventions: readonly Intervention[],
  edit: Intervention,
  order: readonly string[],
): Intervention[] {
  const before = interventions.find(({ layer }) => layer === edit.layer);
  const others = interventions.filter(({ layer }) => layer !== edit.layer);
  const merged = before ? merge(before, edit) : edit;
  return [...others, merged].sort((a, b) => order.indexOf(a.layer) - order.indexOf(b.layer));
}

function merge(before: Intervention, edit: Intervention): Intervention {
  const cells = edit.height * edit.width;
  const rows = new Map<number, { keep: Float32Array; add: Float32Array }>();
  for (const each of [before, edit]) {
    each.units.forEach((unit, row) => {
      const [from, to] = [row * cells, (row + 1) * cells];
      rows.set(unit, { keep: each.keep.subarray(from, to), add: each.add.subarray(from, to) });
    });
  }
  const units = Uint32Array.from(rows.keys()).sort();
  const keep = new Float32Array(units.length * cells);
  const add = new Float32Array(units.length * cells);
  units.forEach((unit, row) => {
    keep.set(rows.get(unit)?.keep ?? [], row * cells);
    add.set(rows.get(unit)?.add ?? [], row * cells);
  });
  return { ...edit, units, keep, add };
}
