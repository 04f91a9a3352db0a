import { beforeEach, expect, it } from 'vitest';
import { Editor } from '../editor.ts';
import { FakePort } from '../testing/fakePort.ts';
import { tinyDissection, tinyManifest } from '../testing/tinyModel.ts';
import { Experiments } from './experiments.ts';

let editor: Editor;
let experiments: Experiments;

beforeEach(() => {
  const port = new FakePort();
  const labels = new Uint8Array(64 * 64);
  port.see = () => ({ kind: 'observed', observation: { pixels: null, labels, maps: [] } });
  editor = new Editor(port);
  experiments = new Experiments(editor, tinyManifest);
});

it('a result stays with what it was measured of', async () => {
  const { ablation, contexts, subjects } = experiments;
  const [concept = ''] = tinyDissection.concepts;
  await experiments.runAblation(tinyDissection, concept, '16', 2);
  expect(ablation.store.getState().result.points.length).toBeGreaterThan(0);
  await experiments.runContexts(tinyDissection, 'tree', 2);
  expect(contexts.store.getState().phase).not.toBe('idle');
  // The second engine never answers.
  const comparing = experiments.runComparison(
    { concept: 'grass', samples: 16, ablationScenes: 2 },
    { baseUrl: 'https://example.test/models/other/', backend: 'wasm' },
  );
  experiments.stop();
  await comparing;
  expect(subjects.getState()).toEqual({
    ablation: { concept, layer: '16' },
    contexts: { concept: 'tree' },
    comparison: { concept: 'grass' },
  });
});

it('an experiment that cannot be run leaves the result before as it is', async () => {
  const [concept = ''] = tinyDissection.concepts;
  await experiments.runAblation(tinyDissection, concept, '16', 2);
  const before = experiments.ablation.store.getState();
  await experiments.runAblation(tinyDissection, 'boat', '8', 2);
  await experiments.runContexts(tinyDissection, 'boat', 2);
  expect(experiments.ablation.store.getState()).toBe(before);
  expect(experiments.subjects.getState()).toMatchObject({
    ablation: { concept, layer: '16' },
    contexts: null,
  });
});

it('nothing is run for a concept that the segmenter does not know', async () => {
  const { segmenter } = tinyManifest;
  if (!segmenter) throw new Error('the tiny model has a segmenter');
  const classes = segmenter.classes.filter(({ id }) => id !== 'tree');
  const manifest = { ...tinyManifest, segmenter: { ...segmenter, classes } };
  const other = new Experiments(editor, manifest);
  await other.runAblation(tinyDissection, 'tree', '16', 2);
  await other.runContexts(tinyDissection, 'tree', 2);
  expect(other.subjects.getState()).toMatchObject({ ablation: null, contexts: null });
  // Label 0 is grass here: all of the picture.
  await other.runAblation(tinyDissection, 'grass', '16', 2);
  expect(other.ablation.store.getState().result.scenes).toHaveLength(2);
});
