import { expect, test } from 'vitest';
import { brushSetting } from '../brush.ts';
import { imagePoint } from '../coordinates.ts';
import type { Dissection } from '../dissection.ts';
import { onLattice } from '../lattice.ts';
import { ProblemError } from '../problem.ts';
import type { Stroke, StrokeMode } from '../stroke.ts';
import { referenceTo } from './brushReference.ts';
import { checkFits } from './session.ts';
import { sessionFragment, sessionOfLink } from './sessionLink.ts';
import { readingWith } from './testing/reading.ts';
import { village } from './testing/village.ts';

const { manifest, dissection: table } = village;
const tree = table.brushes.find(({ concept }) => concept === 'tree')?.options[0];
const layer = tree?.layer ?? '';
const count = tree?.units ?? 0;

test('what the table gives is named by it, in whichever order the units stand', () => {
  const { setting } = strokeOf();
  const turned = { units: setting.units.toReversed(), levels: setting.levels.toReversed() };
  expect(referenceTo(strokeOf(), table)).toMatchObject({ count, without: [], level: 'measured' });
  expect(referenceTo(strokeOf({ setting: turned }), table)).toEqual(referenceTo(strokeOf(), table));
  const without = brushSetting(table, 'tree', layer, 'draw', count, {
    level: 'q90',
    without: setting.units.slice(1, 3),
  });
  expect(referenceTo(strokeOf({ setting: without }), table)).toMatchObject({
    without: setting.units.slice(1, 3),
    level: 'q90',
  });
});

test('units with other levels, or of no brush of the table, are written out', () => {
  const { setting } = strokeOf();
  const levels = setting.levels.with(0, 1.2345);
  expect(referenceTo(strokeOf({ setting: { ...setting, levels } }), table)).toBeNull();
  expect(referenceTo(strokeOf({ concept: 'my brush' }), table)).toBeNull();
  expect(referenceTo(strokeOf({ mode: 'restore' }), table)).toBeNull();
});

test('a link that was made with another table opens with its present brushes, and says so', async () => {
  const fragment = await fragmentOf([strokeOf(), strokeOf({ concept: 'my brush' })]);
  const same = await sessionOfLink(fragment, readingWith(table));
  expect(same.brushes).toBe('exact');

  const later = changed((brush) => ({
    ...brush,
    options: brush.options.map((option) => ({ ...option, units: 5, on: 'q90' })),
  }));
  const opened = await sessionOfLink(fragment, readingWith(later));
  expect(opened.brushes).toBe('changed');
  const [drawn, own] = opened.strokes;
  expect(drawn?.setting).toEqual(brushSetting(later, 'tree', layer, 'draw', 5));
  expect(own?.setting).toEqual(same.strokes[1]?.setting);
});

test('where the brush is at another layer now, the stroke goes there', async () => {
  const fragment = await fragmentOf([strokeOf()]);
  const elsewhere = layer === '16' ? '8' : '16';
  const later = changed((brush) => ({
    ...brush,
    options: [{ ...option(), layer: elsewhere, on: 'q90', learned: undefined }],
  }));
  const opened = await sessionOfLink(fragment, readingWith(later));
  expect(opened.brushes).toBe('changed');
  expect(opened.strokes[0]?.layer).toBe(elsewhere);
  expect(() => checkFits(opened, manifest, { kind: 'link' })).not.toThrow();
});

test('a link that names brushes is refused where there is no table for them', async () => {
  const fragment = await fragmentOf([strokeOf()]);
  for (const missing of [null, { ...table, concepts: [], brushes: [] }]) {
    const opened = await sessionOfLink(fragment, readingWith(missing));
    expect(problemOf(() => checkFits(opened, manifest, { kind: 'link' }))).toMatchObject({
      code: 'session-invalid',
      path: 'settings',
    });
  }
  // Other weights are called that, whatever the table says.
  const other = { ...manifest, weights: 'ab'.repeat(32) };
  const opened = await sessionOfLink(fragment, readingWith({ ...table, weights: other.weights }));
  expect(problemOf(() => checkFits(opened, other, { kind: 'link' }))).toMatchObject({
    code: 'session-other-weights',
  });
});

function strokeOf(other: Partial<Stroke> = {}): Stroke {
  const mode: StrokeMode = 'draw';
  return {
    id: 'test',
    concept: 'tree',
    mode,
    layer,
    setting: brushSetting(table, 'tree', layer, mode, count),
    radius: 0.07,
    hardness: 1,
    strength: 1,
    rule: 'touch',
    points: [onLattice(imagePoint(0.5, 0.5))],
    widths: null,
    covers: false,
    clears: false,
    hidden: false,
    ...other,
  };
}

function option() {
  if (!tree) throw new Error('the village has a brush for trees');
  return tree;
}

function changed(
  change: (brush: Dissection['brushes'][number]) => Dissection['brushes'][number],
): Dissection {
  const brushes = table.brushes.map((brush) => (brush.concept === 'tree' ? change(brush) : brush));
  return { ...table, brushes };
}

function fragmentOf(strokes: Stroke[]): Promise<string> {
  const session = {
    model: manifest.id,
    weights: manifest.weights,
    scene: 1,
    strokes,
    tools: null,
    ownBrushes: [],
    inHand: null,
  };
  return sessionFragment(session, village, () => Promise.resolve());
}

function problemOf(act: () => void): unknown {
  try {
    act();
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
  return null;
}
