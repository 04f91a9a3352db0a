import { expect, test } from 'vitest';
import { takeBrush } from '../brushChoice.ts';
import { chooseBrush } from '../settings.ts';
import { MemoryStorage } from '../testing/memoryStorage.ts';
import { openPage, PLAIN } from '../testing/openPage.ts';
import { tinyDissection, tinyManifest } from '../testing/tinyModel.ts';
import { switchUnit } from '../unitSwitches.ts';

test('the brush that lay in the hand comes back with the painting', async () => {
  const storage = new MemoryStorage();
  const page = await openPage(storage);
  const [other] = tinyDissection.brushes.filter(({ works }) => works).slice(-1);
  const concept = other?.concept ?? '';
  page.paint(0.2);
  await page.idle();
  page.editor.changeSettings((settings, { dissection }) => ({
    ...switchUnit(chooseBrush(settings, dissection, concept), 3, false),
    size: 31,
    hardness: 40,
    strength: 70,
    mode: 'erase',
    rule: 'cover',
    level: 'q90',
  }));
  const chosen = page.editor.store.getState().settings;
  // A change of tools alone is kept as well.
  await page.idle();
  const fragment = (await page.work.linkFragment(() => Promise.resolve())) ?? '';

  const again = await openPage(storage);
  expect(again.editor.store.getState().settings).toEqual(chosen);
  const linked = await openPage(new MemoryStorage(), { fragment, scene: null });
  expect(linked.editor.store.getState().settings).toEqual(chosen);
  // What is opened later brings its tools as well; undo leaves them in the hand.
  const text = page.work.fileText() ?? '';
  const last = await openPage(new MemoryStorage());
  last.paint(0.5);
  const { weights } = tinyManifest;
  last.editor.ownBrushes.add({ name: 'mine', weights, layer: '8', units: [1], levels: [2] });
  await last.work.openText(text, 'a.ganpaint');
  expect(last.editor.store.getState().settings).toEqual(chosen);
  expect(last.editor.ownBrushes.inUse).toBe(false);
  last.editor.undo();
  expect(last.editor.store.getState().settings).toEqual(chosen);
});

test('a brush made by hand lies in the hand again, if it is still there', async () => {
  const storage = new MemoryStorage();
  const page = await openPage(storage);
  page.paint(0.5);
  const brush = {
    name: 'mine',
    weights: tinyManifest.weights,
    layer: '8',
    units: [1],
    levels: [2],
  };
  page.editor.ownBrushes.add(brush);
  takeBrush(page.editor, { kind: 'own', name: 'mine', brush });
  page.editor.changeSettings((settings) => ({ ...settings, mode: 'erase' }));
  await page.idle();

  const again = await openPage(storage, PLAIN, ({ ownBrushes }) =>
    ownBrushes.restore(JSON.stringify([brush])),
  );
  expect(again.editor.ownBrushes.store.getState().active).toEqual(brush);
  expect(again.editor.store.getState().settings).toMatchObject({ layer: '8', mode: 'erase' });
  const forgotten = await openPage(storage);
  expect(forgotten.editor.ownBrushes.inUse).toBe(false);
  expect(forgotten.editor.store.getState().settings).toMatchObject({
    concept: 'tree',
    layer: '32',
  });

  // Whoever opens the link or the file gets the brush with it.
  const fragment = (await page.work.linkFragment(() => Promise.resolve())) ?? '';
  const linked = await openPage(new MemoryStorage(), { fragment, scene: null });
  expect(linked.editor.ownBrushes.store.getState().active).toEqual(brush);
  const opened = await openPage(new MemoryStorage());
  await opened.work.openText(page.work.fileText() ?? '', 'a.ganpaint');
  expect(opened.editor.ownBrushes.store.getState().active).toEqual(brush);
  expect(opened.editor.store.getState().settings).toMatchObject({ layer: '8', mode: 'erase' });
});

test('a brush that the model does not offer leaves the hand as it is', async () => {
  const page = await openPage(new MemoryStorage());
  const before = page.editor.store.getState().settings;
  const text = (page.work.fileText() ?? '').replace('"concept":"tree"', '"concept":"castle"');
  expect(text).toContain('castle');
  await page.work.openText(text, 'a.ganpaint');
  expect(page.work.store.getState().message).toMatchObject({ kind: 'opened', changed: false });
  expect(page.editor.store.getState().settings).toBe(before);
});
