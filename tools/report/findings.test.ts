import { expect, it } from 'vitest';
import type { Causes, Insertion } from '../../src/model/causes.ts';
import type { Dissection } from '../../src/model/dissection.ts';
import { findings } from './findings.ts';

const TABLE = { concepts: ['door', 'sky'], layers: [] } as unknown as Dissection;

function door(source: Insertion['source'], how: string, gains: Record<string, number>): Insertion {
  const contexts = Object.entries(gains).map(([on, value]) => ({
    ...{ on, fits: on !== 'sky', strokes: 12, before: 0, after: value },
    gain: { value, low: value - 0.01, high: value + 0.01 },
  }));
  return { concept: 'door', source, layer: '16', units: 19, how, contexts };
}

it('the door is read by the best tenth of a layer and by the brush, under the same bar', () => {
  const causes = {
    ablations: [],
    insertions: [
      door('brush', 'learned', { plaster: 0.6, brick: 0.5, stone: 0.4, sky: 0.01 }),
      door('top', 'effect, q99', { plaster: 0.04, brick: 0.07, stone: 0.04, sky: 0 }),
    ],
  } as unknown as Causes;
  const doors = findings(TABLE, causes, []).filter(({ published }) => published.includes('Doors'));
  expect(doors.map(({ holds }) => holds)).toEqual([false, true]);
  expect(doors[0]?.published).toContain('the best tenth');
  expect(doors[0]?.here).toContain('on walls 0.05, in the sky 0.00');
  expect(doors[1]?.published).toContain('the brush');
  expect(doors[1]?.here).toContain('on walls 0.50, in the sky 0.01 [0.00, 0.02]');
});

it('where the brush was not measured the row says so', () => {
  const causes = { ablations: [], insertions: [] } as unknown as Causes;
  const doors = findings(TABLE, causes, []).filter(({ published }) => published.includes('Doors'));
  expect(doors.map(({ here, holds }) => [here, holds])).toEqual([
    ['not measured', null],
    ['not measured', null],
  ]);
});
