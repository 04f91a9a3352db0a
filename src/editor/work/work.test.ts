import { expect, test, vi } from 'vitest';
import { imagePoint } from '../../model/coordinates.ts';
import { sessionText } from '../../model/session/readSession.ts';
import { mutate, randomly } from '../../model/session/testing/mutate.ts';
import type { Editor } from '../editor.ts';
import { MemoryStorage } from '../testing/memoryStorage.ts';
import { openPage, PLAIN } from '../testing/openPage.ts';

// These tests do much, not slowly.
vi.setConfig({ testTimeout: 120_000 });

test('a painting comes back as it was, strokes, scene and all', async () => {
  const storage = new MemoryStorage();
  const page = await openPage(storage, { fragment: '', scene: null });
  page.editor.changeScene(41);
  page.paint(0.2);
  page.paint(0.6);
  expect(page.work.store.getState().kept).toEqual({ kind: 'waiting' });
  await page.idle();
  expect(page.work.store.getState().kept).toEqual({ kind: 'kept' });

  const again = await openPage(storage);
  expect(again.work.store.getState().message).toEqual({ kind: 'restored', strokes: 2 });
  const drawn = (strokes: ReturnType<typeof page.strokes>): unknown[] =>
    strokes.map((stroke) => ({ ...stroke, id: '' }));
  expect(drawn(again.strokes())).toEqual(drawn(page.strokes()));
  expect(again.editor.store.getState().history.document.scene).toBe(41);
  expect(again.editor.store.getState().history.done).toBeNull();
  // Ids stay apart from those of strokes that follow.
  again.paint(0.4);
  expect(new Set(again.strokes().map(({ id }) => id)).size).toBe(3);
});

test('the newest twelve paintings are kept', async () => {
  const storage = new MemoryStorage();
  for (let day = 1; day <= 14; day++) {
    vi.setSystemTime(new Date(2026, 0, day));
    const page = await openPage(storage);
    page.paint(0.3);
    await page.idle();
  }
  vi.useRealTimers();
  await openPage(storage);
  const kept = (await storage.list()).map(({ updated }) => new Date(updated).getDate());
  expect(kept).toEqual([14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3]);
});

test('one more stroke of many writes one piece', async () => {
  const page = await openPage(new MemoryStorage());
  for (let i = 0; i < 200; i++) page.paint((i % 10) / 10);
  await page.idle();
  expect(page.storage.writes).toEqual([[0, 1, 2, 3]]);
  page.paint(0.5);
  await page.idle();
  expect(page.storage.writes.at(-1)).toEqual([3]);
  for (let i = 0; i < 10; i++) page.editor.undo();
  await page.idle();
  expect(page.storage.writes.at(-1)).toEqual([2]);
  const again = await openPage(page.storage);
  expect(again.strokes()).toHaveLength(191);
});

test('a painting that another page removed is written as a whole again', async () => {
  const page = await openPage(new MemoryStorage());
  for (let i = 0; i < 70; i++) page.paint(0.3);
  await page.idle();
  page.storage.works.clear();
  page.paint(0.5);
  await page.idle();
  expect(page.storage.writes.at(-1)).toEqual([0, 1]);
});

test('a reload comes back to its own painting, a new page to the newest', async () => {
  const storage = new MemoryStorage();
  const first = await openPage(storage);
  first.paint(0.2);
  await first.idle();
  const ofFirst = storage.lastOfTab();
  const second = await openPage(storage);
  second.paint(0.4);
  await second.idle();
  expect((await openPage(storage)).strokes()).toHaveLength(2);
  storage.setLastOfTab(ofFirst ?? '');
  expect((await openPage(storage)).strokes()).toHaveLength(1);
});

test('what was cleared stays cleared', async () => {
  const storage = new MemoryStorage();
  const page = await openPage(storage);
  page.paint(0.2);
  await page.idle();
  const again = await openPage(storage);
  again.work.startFresh();
  await again.idle();
  const last = await openPage(storage);
  expect(last.strokes()).toHaveLength(0);
  expect(last.work.store.getState().message).toBeNull();
});

test('a full storage gives up the oldest paintings, or tells and tries again', async () => {
  const storage = new MemoryStorage();
  for (const id of ['a', 'b', 'c', 'd']) {
    await storage.write(
      { id, model: 'other', scene: 1, strokes: 1, updated: id.charCodeAt(0) },
      new Map([[0, '{}']]),
      1,
    );
  }
  storage.room = 4;
  const page = await openPage(storage);
  page.paint(0.2);
  await page.idle();
  expect(page.work.store.getState().kept.kind).toBe('kept');
  expect([...storage.works.keys()].slice(0, 3)).toEqual(['b', 'c', 'd']);

  storage.room = 0;
  const crowded = await openPage(storage);
  crowded.paint(0.3);
  await crowded.idle();
  expect(crowded.work.store.getState()).toMatchObject({
    kept: { kind: 'failed', problem: { code: 'storage-full' } },
    message: { kind: 'problem', problem: { code: 'storage-full' } },
  });
  storage.room = 9;
  crowded.paint(0.4);
  await crowded.idle();
  expect(crowded.work.store.getState().kept.kind).toBe('kept');
  expect((await openPage(storage)).strokes()).toHaveLength(3);
});

test('what is painted while the start still reads is kept, and a link is a step from there', async () => {
  const early = (editor: Editor): void => {
    editor.beginStroke(imagePoint(0.7, 0.5));
    editor.endStroke();
  };
  const storage = new MemoryStorage();
  const before = await openPage(storage);
  before.paint(0.2);
  before.paint(0.4);
  await before.idle();
  const fragment = (await before.work.linkFragment(() => Promise.resolve())) ?? '';
  const page = await openPage(storage, PLAIN, early);
  expect(page.strokes()).toHaveLength(1);
  expect(page.work.store.getState()).toMatchObject({
    kept: { kind: 'waiting' },
    message: { kind: 'earlier' },
  });
  await page.idle();
  expect([...storage.works.values()].map(({ work }) => work.strokes).sort()).toEqual([1, 2]);

  const linked = await openPage(new MemoryStorage(), { fragment, scene: null }, early);
  expect(linked.strokes()).toHaveLength(2);
  linked.editor.undo();
  expect(linked.strokes()).toHaveLength(1);
});

test('what is opened is one step, and what is refused changes nothing', async () => {
  const page = await openPage(new MemoryStorage());
  page.paint(0.2);
  page.paint(0.6);
  const session = page.work.session();
  const bytes = new TextEncoder().encode(session ? sessionText(session) : '');
  const random = randomly(5);
  const tally = { opened: 0, refused: 0 };
  for (let i = 0; i < 500; i++) {
    const before = page.editor.store.getState().history;
    await page.work.openText(new TextDecoder().decode(mutate(bytes, random)), 'a.ganpaint');
    const after = page.editor.store.getState().history;
    if (page.work.store.getState().message?.kind === 'problem') {
      expect(after).toBe(before);
      tally.refused += 1;
    } else {
      page.editor.undo();
      expect(page.editor.store.getState().history.document).toBe(before.document);
      tally.opened += 1;
    }
  }
  expect(tally.opened).toBeGreaterThan(10);
  expect(tally.refused).toBeGreaterThan(100);
});

test('a link comes before the last painting, which is offered; a broken one gives it back', async () => {
  const storage = new MemoryStorage();
  const page = await openPage(storage);
  page.paint(0.2);
  const fragment = (await page.work.linkFragment(() => Promise.resolve())) ?? '';
  page.paint(0.6);
  await page.idle();

  const linked = await openPage(storage, { fragment, scene: null });
  expect(linked.strokes()).toHaveLength(1);
  expect(linked.work.store.getState().message).toMatchObject({ kind: 'earlier', opened: 'link' });
  const broken = await openPage(storage, { fragment: fragment.slice(0, -9), scene: null });
  expect(broken.work.store.getState().message).toMatchObject({
    kind: 'problem',
    problem: { code: 'session-damaged' },
  });
  expect(broken.strokes()).toHaveLength(2);
});

test('forgetting deletes every painting, and keeps none from then on', async () => {
  const storage = new MemoryStorage();
  const first = await openPage(storage);
  first.paint(0.2);
  await first.idle();
  const second = await openPage(storage);
  second.paint(0.5);
  await second.work.forgetAll();
  second.paint(0.7);
  await second.idle();
  await second.work.flush();
  expect(storage.works.size).toBe(0);
  expect((await openPage(storage)).strokes()).toHaveLength(0);
});
