import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { imagePoint } from '../model/coordinates.ts';
import type { Stroke } from '../model/stroke.ts';
import { perform, redo, startHistory, undo, type History } from './history.ts';
import type { Command } from './paintDocument.ts';

function stroke(id: string): Stroke {
  return {
    id,
    concept: 'tree',
    mode: 'draw',
    layer: '16',
    setting: { units: [1], levels: [2] },
    radius: 0.1,
    strength: 1,
    rule: 'touch',
    points: [imagePoint(0.5, 0.5)],
  };
}

const edit = fc.oneof(
  fc.string().map((id) => ({ type: 'add-stroke', stroke: stroke(id) }) as const),
  fc.constant({ type: 'clear-strokes' } as const),
  fc.nat().map((scene) => ({ type: 'change-scene', scene }) as const),
);

/** Completes a command with what it must hold of the document that it is done on. */
function commandOn({ document }: History, chosen: Parameters<typeof complete>[1]): Command {
  return complete(document, chosen);
}

function complete(
  document: History['document'],
  chosen:
    | { type: 'add-stroke'; stroke: Stroke }
    | { type: 'clear-strokes' }
    | { type: 'change-scene'; scene: number },
): Command {
  switch (chosen.type) {
    case 'add-stroke':
      return chosen;
    case 'clear-strokes':
      return { ...chosen, cleared: document.strokes };
    case 'change-scene':
      return { ...chosen, from: document };
  }
}

describe('history', () => {
  it('comes back to the first document after as many undos, and forward again', () => {
    fc.assert(
      fc.property(fc.array(edit), (edits) => {
        const first = startHistory({ scene: 3, strokes: [stroke('first')] });
        let history = first;
        for (const chosen of edits) history = perform(history, commandOn(history, chosen));
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
