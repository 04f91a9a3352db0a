import { expect, it } from 'vitest';
import { rowAct } from './rowKeys.ts';

const strokes = ['first', 'second', 'third'].map((id) => ({ id }));

function act(id: string, key: string, held: { altKey?: boolean; ctrlKey?: boolean } = {}) {
  return rowAct(strokes, id, { key, altKey: false, ctrlKey: false, metaKey: false, ...held });
}

it('goes up to later strokes and down to earlier ones', () => {
  expect(act('second', 'ArrowUp')).toEqual({ kind: 'go', to: 'third' });
  expect(act('second', 'ArrowDown')).toEqual({ kind: 'go', to: 'first' });
});

it('moves with Alt, and stays where the list ends', () => {
  expect(act('second', 'ArrowUp', { altKey: true })).toEqual({ kind: 'move', to: 2 });
  expect(act('second', 'ArrowDown', { altKey: true })).toEqual({ kind: 'move', to: 0 });
  for (const altKey of [false, true]) {
    expect(act('third', 'ArrowUp', { altKey })).toEqual({ kind: 'stay' });
    expect(act('first', 'ArrowDown', { altKey })).toEqual({ kind: 'stay' });
    expect(act('gone', 'ArrowUp', { altKey })).toEqual({ kind: 'stay' });
  }
});

it('removes, and leaves all other keys to the page', () => {
  expect(act('first', 'Delete')).toEqual({ kind: 'remove' });
  expect(act('first', 'Backspace')).toEqual({ kind: 'remove' });
  expect(act('first', 'Enter')).toBeNull();
  expect(act('second', 'ArrowUp', { ctrlKey: true })).toBeNull();
});
