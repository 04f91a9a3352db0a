import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  composeStroke,
  emptyCompositions,
  interventionsOf,
  LayerComposition,
  reachedCells,
  strokeCells,
} from './composition.ts';
import { imagePoint } from './coordinates.ts';
import { applyIntervention, sameIntervention } from './intervention.ts';
import type { Stroke } from './stroke.ts';

const layers = [
  { id: '2', stage: 0, units: 3, height: 2, width: 2 },
  { id: '4', stage: 1, units: 2, height: 4, width: 4 },
];

function stroke(change: Partial<Stroke>): Stroke {
  return {
    id: 's',
    concept: 'tree',
    mode: 'draw',
    layer: '2',
    setting: { units: [1], levels: [5] },
    radius: 0.1,
    hardness: 1,
    strength: 1,
    rule: 'touch',
    points: [imagePoint(0.25, 0.25)],
    widths: null,
    covers: false,
    clears: false,
    hidden: false,
    ...change,
  };
}

function compose(...strokes: Stroke[]) {
  const compositions = emptyCompositions(layers);
  for (const each of strokes) composeStroke(compositions, each);
  return interventionsOf(compositions);
}

describe('composition', () => {
  it('sets the units of a stroke where it went, and nothing else', () => {
    const [edit] = compose(stroke({}));
    const x = new Float32Array(12).fill(2);
    expect(edit && [...applyIntervention(x, edit)]).toEqual([2, 2, 2, 2, 5, 2, 2, 2, 2, 2, 2, 2]);
  });

  it('lets a later stroke win where both went', () => {
    const erase = stroke({ mode: 'erase', setting: { units: [1], levels: [0] } });
    const [edit] = compose(stroke({}), erase);
    expect(edit && applyIntervention(new Float32Array(12).fill(2), edit)[4]).toBe(0);
  });

  it('gives nothing for no strokes and for strokes taken away', () => {
    expect(compose()).toEqual([]);
    expect(compose(stroke({}), stroke({ mode: 'restore', radius: 1 }))).toEqual([]);
  });

  it('restores on every layer at once', () => {
    const deep = stroke({ layer: '4', setting: { units: [0], levels: [1] } });
    expect(compose(stroke({}), deep)).toHaveLength(2);
    expect(compose(stroke({}), deep, stroke({ mode: 'restore' }))).toEqual([]);
  });

  it('covers what older strokes set at later layers, and no more, where a stroke covers', () => {
    const deep = stroke({ layer: '4', setting: { units: [0], levels: [1] }, radius: 1 });
    const over = stroke({ covers: true });
    const [shallow, later] = compose(deep, over);
    expect(shallow?.units).toEqual(Uint32Array.of(1));
    // It reaches one cell of the first layer, and the cells of the second that its outline touches.
    const x = new Float32Array(32).fill(2);
    const after = later ? applyIntervention(x, later) : x;
    const reached = [...strokeCells(over, { height: 4, width: 4 }).cells];
    after.forEach((value, i) => expect(value).toBe(i < 16 && !reached.includes(i) ? 1 : 2));
    expect(compose(deep, stroke({}))[1]).toEqual(compose(deep)[0]);
    // Newer strokes at later layers and older ones at earlier layers stay as they are.
    expect(compose(over, deep)).toEqual(compose(stroke({}), deep));
    expect(compose(stroke({}), { ...deep, covers: true })).toEqual(compose(stroke({}), deep));
    expect(compose(deep, { ...over, hidden: true })).toEqual(compose(deep));
  });

  it('clears what older strokes set of other units at its own layer, where a stroke clears', () => {
    const tree = stroke({ setting: { units: [0, 1], levels: [7, 7] } });
    const erase = stroke({ mode: 'erase', setting: { units: [1], levels: [0] } });
    const x = new Float32Array(12).fill(2);
    const cells = (...strokes: Stroke[]): (number | undefined)[] => {
      const [edit] = compose(...strokes);
      const after = edit ? applyIntervention(x, edit) : x;
      return [after[0], after[4]];
    };
    expect(cells(tree, erase)).toEqual([7, 0]);
    expect(cells(tree, { ...erase, clears: true })).toEqual([2, 0]);
    expect(cells(tree, { ...erase, clears: true, strength: 0.5 })).toEqual([4.5, 3.5]);
    expect(cells({ ...erase, clears: true }, tree)).toEqual([7, 7]);
  });

  it('covers by its strength', () => {
    const deep = stroke({ layer: '4', setting: { units: [0], levels: [10] } });
    const [, later] = compose(deep, stroke({ covers: true, strength: 0.25 }));
    const cell = strokeCells(deep, { height: 4, width: 4 }).cells[0] ?? NaN;
    const x = new Float32Array(32).fill(2);
    expect(later && applyIntervention(x, later)[cell]).toBe(0.75 * 10 + 0.25 * 2);
  });

  it('equals applying the strokes one by one (ICLR eq. 4, repeated)', () => {
    const step = fc.record({
      units: fc.uniqueArray(fc.integer({ min: 0, max: 2 }), { minLength: 1 }),
      level: fc.integer({ min: -8, max: 8 }),
      strength: fc.constantFrom(0.25, 0.5, 1),
      mask: fc.array(fc.constantFrom(0, 0.5, 1), { minLength: 4, maxLength: 4 }),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 6 }), (steps) => {
        const composition = new LayerComposition('2', { height: 2, width: 2 });
        let one = Float32Array.from({ length: 12 }, (_, i) => i - 5);
        const start = one;
        for (const { units, level, strength, mask } of steps) {
          composition.set(
            reachedCells(Float32Array.from(mask)),
            { units, levels: units.map(() => level) },
            strength,
          );
          one = one.map((x, i) => {
            if (!units.includes(Math.floor(i / 4))) return x;
            const a = strength * (mask[i % 4] ?? 0);
            return (1 - a) * x + a * level;
          });
        }
        const edit = composition.intervention();
        const all = edit ? applyIntervention(start, edit) : start;
        all.forEach((x, i) => expect(x).toBeCloseTo(one[i] ?? NaN, 4));
      }),
    );
  });

  it('keeps a clone apart from its original', () => {
    const original = new LayerComposition('2', { height: 1, width: 1 });
    const all = Float32Array.of(1);
    original.set(reachedCells(all), { units: [0], levels: [1] }, 1);
    const before = original.intervention();
    original.clone().set(reachedCells(all), { units: [0], levels: [9] }, 1);
    expect(sameIntervention(original.intervention() ?? undefined, before ?? undefined)).toBe(true);
  });
});
