import { beforeEach, expect, it } from 'vitest';
import { Editor } from '../editor.ts';
import { FakePort } from '../testing/fakePort.ts';
import { tinyDissection, tinyManifest } from '../testing/tinyModel.ts';
import { Experiments } from './experiments.ts';

let experiments: Experiments;

beforeEach(() => {
  const port = new FakePort();
  const labels = new Uint8Array(64 * 64);
  port.see = () => ({ kind: 'observed', observation: { pixels: null, labels, maps: [] } });
  experiments = new Experiments(new Editor(port), tinyManifest);
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
