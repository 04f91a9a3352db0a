import { afterEach, expect, it, vi } from 'vitest';
import { Editor } from '../editor/editor.ts';
import { FakePort } from '../editor/testing/fakePort.ts';
import { keepOwnBrushes } from './keepOwnBrushes.ts';

const KEY = 'ganpaint:own-brushes';
const brush = { name: 'mine', weights: 'a', layer: '8', units: [2], levels: [1] };

/** What all pages of a browser keep. */
class Kept {
  readonly writes: string[] = [];

  getItem(): string | null {
    return this.writes.at(-1) ?? null;
  }

  setItem(_key: string, text: string): void {
    this.writes.push(text);
  }
}

/** A page, which hears what others wrote when it is told to. */
function openPage() {
  const heard = new EventTarget();
  vi.stubGlobal('window', heard);
  const editor = new Editor(new FakePort());
  const end = keepOwnBrushes(editor);
  return {
    own: editor.ownBrushes,
    names: () => editor.ownBrushes.store.getState().brushes.map(({ name }) => name),
    hear: (newValue: string | null, key = KEY) =>
      heard.dispatchEvent(Object.assign(new Event('storage'), { key, newValue })),
    end,
  };
}

afterEach(() => void vi.unstubAllGlobals());

it('takes over what another page keeps, and does not write it again', () => {
  const kept = new Kept();
  vi.stubGlobal('localStorage', kept);
  const [first, second] = [openPage(), openPage()];
  first.own.add(brush);
  // Written otherwise, it is no less the same list.
  second.hear(JSON.stringify(JSON.parse(kept.getItem() ?? ''), null, 1));
  expect(second.names()).toEqual(['mine']);
  expect(kept.writes).toHaveLength(1);
  second.own.add({ ...brush, name: 'other' });
  first.hear(kept.getItem());
  expect(first.names()).toEqual(['mine', 'other']);
  expect(first.own.store.getState().active?.name).toBe('mine');
  first.own.remove(first.own.store.getState().brushes[1] ?? brush);
  second.hear(kept.getItem());
  expect(second.names()).toEqual(['mine']);
  expect(second.own.inUse).toBe(false);
  expect(kept.writes).toHaveLength(3);
  expect(openPage().names()).toEqual(['mine']);
});

it('hears of its own list alone, and of nothing once it ended', () => {
  const kept = new Kept();
  vi.stubGlobal('localStorage', kept);
  const page = openPage();
  page.own.add(brush);
  page.hear('[]', 'another');
  page.hear(null);
  expect(page.names()).toEqual(['mine']);
  page.end();
  page.hear('[]');
  page.own.add({ ...brush, name: 'other' });
  expect(page.names()).toEqual(['mine', 'other']);
  expect(kept.writes).toHaveLength(1);
});

it('lasts as long as the page where storage is blocked', () => {
  const blocked = (): never => {
    throw new Error('blocked');
  };
  vi.stubGlobal('localStorage', { getItem: blocked, setItem: blocked });
  const page = openPage();
  page.own.add(brush);
  expect(page.names()).toEqual(['mine']);
});
