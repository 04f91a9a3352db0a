import fc from 'fast-check';
import { fromSource, LEVEL_RULES } from '../../brushSource.ts';
import type { Dissection } from '../../dissection.ts';
import { fromSteps, LATTICE, WIDTH_STEPS } from '../../lattice.ts';
import { editableLayers, type Manifest } from '../../manifest.ts';
import type { Stroke } from '../../stroke.ts';
import { MODES, RULES } from '../documentParts.ts';
import type { Session } from '../session.ts';

const step = fc.integer({ min: -LATTICE, max: 2 * LATTICE });
const point = fc.tuple(step, step).map(([x, y]) => fromSteps(x, y));
/** Numbers as sliders and tables give them, and any others. */
const level = fc.oneof(
  fc.integer({ min: 0, max: 99_999 }).map((n) => n / 1000),
  fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((n) => n + 0),
);
const width = fc.nat(WIDTH_STEPS).map((steps) => steps / WIDTH_STEPS);
const percent = fc.integer({ min: 0, max: 100 }).map((n) => n / 100);

type Model = { readonly manifest: Manifest; readonly dissection: Dissection };

/**
 * Any session of a model; every other stroke drives what the table gives for its brush, all of it or
 * without some units.
 */
export function arbitrarySession({ manifest, dissection }: Model): fc.Arbitrary<Session> {
  const layers = editableLayers(manifest);
  const stroke = fc.constantFrom(...layers).chain(({ id, units }) =>
    fc.record<Omit<Stroke, 'id'>>({
      concept: fc.constantFrom('tree', 'sky', 'door', 'sedum-'.repeat(50)),
      mode: fc.constantFrom(...MODES),
      layer: fc.constant(id),
      setting: fc.array(fc.tuple(fc.nat(units - 1), level), { maxLength: 8 }).map((pairs) => ({
        units: pairs.map(([unit]) => unit),
        levels: pairs.map(([, value]) => value),
      })),
      radius: fc.oneof(
        fc.integer({ min: 1, max: 30 }).map((size) => size / 200),
        fc.double({ min: 1e-3, max: 0.2, noNaN: true }),
      ),
      strength: percent,
      rule: fc.constantFrom(...RULES),
      covers: fc.boolean(),
      clears: fc.boolean(),
      hidden: fc.boolean(),
      hardness: fc.oneof(fc.constant(1), percent),
      points: fc.array(point, { minLength: 1, maxLength: 6 }),
      widths: fc.constant(null),
    }),
  );
  const pressed = fc
    .tuple(stroke, fc.array(width, { minLength: 6, maxLength: 6 }))
    .map(([drawn, widths]) => ({ ...drawn, widths: widths.slice(0, drawn.points.length) }));
  const ofTable = fc
    .record({
      stroke,
      count: fc.integer({ min: 1, max: 40 }),
      without: fc.uniqueArray(fc.nat(255), { maxLength: 4 }),
      rule: fc.constantFrom(...LEVEL_RULES),
    })
    .map(({ stroke: drawn, count, without, rule }) => {
      const setting = fromSource(drawn, dissection, { count, without, level: rule });
      return { ...drawn, setting: setting ?? drawn.setting };
    });
  const brushName = fc
    .string({ minLength: 1, maxLength: 20 })
    .filter((name) => name.trim() === name);
  const brush = fc.constantFrom(...layers).chain(({ id, units }) =>
    fc
      .tuple(
        brushName,
        fc.array(fc.tuple(fc.nat(units - 1), level, level), { minLength: 1, maxLength: 6 }),
        fc.boolean(),
      )
      .map(([name, list, erases]) => ({
        name,
        layer: id,
        units: list.map(([unit]) => unit),
        levels: list.map(([, on]) => on),
        ...(erases && { off: list.map(([, , off]) => off) }),
      })),
  );
  const row = fc.nat(2 ** 32 - 1);
  return fc.record({
    model: fc.constant(manifest.id),
    weights: fc.constant(manifest.weights),
    scene: fc.oneof(fc.nat(1000), row, fc.record({ from: row, to: row, t: percent })),
    strokes: fc
      .array(fc.oneof(stroke, pressed, ofTable), { maxLength: 6 })
      .map((strokes) => strokes.map((each, i) => ({ id: `test-${i}`, ...each }))),
    ownBrushes: fc.array(brush, { maxLength: 3 }),
    inHand: fc.option(brushName),
    tools: fc.option(
      fc.record({
        concept: fc.constantFrom('tree', 'sky', 'door'),
        mode: fc.constantFrom(...MODES),
        layer: fc.constantFrom(...layers.map(({ id }) => id)),
        units: fc.integer({ min: 1, max: 128 }),
        size: fc.integer({ min: 1, max: 100 }),
        hardness: fc.nat(100),
        strength: fc.nat(100),
        rule: fc.constantFrom(...RULES),
        level: fc.constantFrom(...LEVEL_RULES),
        without: fc.uniqueArray(fc.nat(255), { maxLength: 4 }),
      }),
    ),
  });
}
