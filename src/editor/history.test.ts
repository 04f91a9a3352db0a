import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { imagePoint } from '../model/coordinates.ts';
import type { SceneRef } from '../model/scene.ts';
import type { Stroke } from '../model/stroke.ts';
import { perform, redo, startHistory, undo } from './history.ts';
import type { Command, PaintDocument } from './paintDocument.ts';

function stroke(id: string): Stroke {
  return {
    id,
    concept: 'tree',
    mode: 'draw',
    layer: '16',
    setting: { units: [1], levels: [2] },
    radius: 0.1,
    hardness: 1,
    strength: 1,
    rule: 'touch',
    points: [imagePoint(0.5, 0.5)],
    widths: null,
    covers: false,
    clears: false,
    hidden: false,
  };
}

const KINDS = [
  'add-stroke',
  'remove-stroke',
  'move-stroke',
  'hide-stroke',
  'change-stroke',
  'clear-strokes',
  'change-scene',
  'exchange-scene',
] as const satisfies readonly Command['type'][];

const scene: fc.Arbitrary<SceneRef> = fc.oneof(
  fc.nat(),
  fc.record({ from: fc.nat(), to: fc.nat(), t: fc.double({ min: 0, max: 1, noNaN: true }) }),
);
const edit = fc.record({
  kind: fc.constantFrom(...KINDS),
  id: fc.string(),
  at: fc.nat(99),
  to: fc.nat(99),
  scene,
});

/** A command that fits the document; where there is no stroke to edit, it adds one. */
function commandOn(
  { strokes, scene: from }: PaintDocument,
  { kind, id, at: place, to, scene: next }: typeof edit extends fc.Arbitrary<infer E> ? E : never,
): Command {
  const at = place % Math.max(strokes.length, 1);
  const chosen = strokes[at];
  const type = chosen ? kind : 'add-stroke';
  switch (type) {
    case 'remove-stroke':
      return { type, at, stroke: strokes[at] ?? stroke(id) };
    case 'move-stroke':
      return { type, from: at, to: to % strokes.length };
    case 'hide-stroke':
      return { type, at, hidden: !chosen?.hidden };
    case 'change-stroke':
      return { type, at, from: strokes[at] ?? stroke(id), to: stroke(id) };
    case 'clear-strokes':
      return { type, cleared: strokes };
    case 'change-scene':
      return { type, from: { strokes, scene: from }, scene: next };
    case 'exchange-scene':
      return { type, from, to: next };
    case 'add-stroke':
      return { type, stroke: stroke(id) };
  }
}

describe('history', () => {
  it('comes back to the first document after as many undos, and forward again', () => {
    fc.assert(
      fc.property(fc.array(edit), (edits) => {
        const first = startHistory({ scene: 3, strokes: [stroke('first')] });
        let history = first;
        for (const chosen of edits) history = perform(history, commandOn(history.document, chosen));
        const last = history.document;
        edits.forEach(() => (history = undo(history)));
        expect(history.document).toEqual(first.document);
        expect(undo(history)).toBe(history);
        edits.forEach(() => (history = redo(history)));
        expect(history.document).toEqual(last);
        expect(redo(history)).toBe(history);
      }),
    );
  });

  it('forgets what was undone once something new is done', () => {
    const add = (id: string): Command => ({ type: 'add-stroke', stroke: stroke(id) });
    const history = perform(
      undo(perform(startHistory({ scene: 0, strokes: [] }), add('a'))),
      add('b'),
    );
    expect(redo(history).document.strokes.map(({ id }) => id)).toEqual(['b']);
  });
});
