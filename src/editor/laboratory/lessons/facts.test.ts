import { expect, it } from 'vitest';
import { Editor } from '../../editor.ts';
import { FakePort } from '../../testing/fakePort.ts';
import { tinyDissection, tinyManifest } from '../../testing/tinyModel.ts';
import { Laboratory } from '../laboratory.ts';
import { Facts } from './facts.ts';

it('contexts are told by the segmenter’s classes, whatever the table’s concepts', () => {
  const table = { ...tinyDissection, concepts: ['sky', 'grass', 'tree'] };
  const laboratory = new Laboratory(new Editor(new FakePort()), tinyManifest, table);
  const { contexts, subjects } = laboratory.experiments;
  const dabs = { strokes: 1, before: 0, after: 1, table: null };
  const [grass, sky] = ['grass', 'sky'].map((concept) =>
    (tinyManifest.segmenter?.classes ?? []).findIndex(({ id }) => id === concept),
  );
  subjects.setState({ contexts: { concept: 'tree' } });
  contexts.store.setState({ result: [grass, sky].map((on = -1) => ({ on, ...dabs })) });
  const facts = new Facts(laboratory, null, []);
  expect(facts.contextsMeasured('tree', ['sky', 'grass'])).toBe(true);
  expect(facts.contextsMeasured('tree', ['tree', 'grass'])).toBe(false);
  expect(facts.contextsMeasured('grass', ['sky', 'grass'])).toBe(false);
});
