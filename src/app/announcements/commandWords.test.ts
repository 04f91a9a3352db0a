import { expect, test } from 'vitest';
import type { Command } from '../../editor/paintDocument.ts';
import { paintedSession } from '../../model/session/testing/paintedSession.ts';
import { village } from '../../model/session/testing/village.ts';
import { LANGUAGES } from '../texts/languages.ts';
import { pageTextsIn } from '../texts/testing/readTexts.ts';
import { commandWords } from './commandWords.ts';

const document = paintedSession(3);
const { scene, strokes } = document;
const [first, second] = strokes;
if (!first || !second) throw new Error('there are strokes');

/** One of each; a new command that stands not here does not compile. */
const COMMANDS: { readonly [Type in Command['type']]: Extract<Command, { type: Type }> } = {
  'add-stroke': { type: 'add-stroke', stroke: second },
  'remove-stroke': { type: 'remove-stroke', at: 1, stroke: second },
  'move-stroke': { type: 'move-stroke', from: 0, to: 2 },
  'hide-stroke': { type: 'hide-stroke', at: 1, hidden: true },
  'change-stroke': { type: 'change-stroke', at: 1, from: first, to: second },
  'clear-strokes': { type: 'clear-strokes', cleared: strokes },
  'change-scene': { type: 'change-scene', from: document, scene: 7 },
  'exchange-scene': { type: 'exchange-scene', from: scene, to: 7 },
  'open-document': { type: 'open-document', from: document, to: document },
};

test.each(LANGUAGES)('every command is spoken, each in its own words: %s', (language) => {
  const texts = pageTextsIn(language);
  const spoken = Object.values(COMMANDS).map((command) =>
    commandWords(command, document, village.manifest, texts),
  );
  for (const words of spoken) expect(words).toMatch(/\p{Letter}/u);
  expect(new Set(spoken).size).toBe(spoken.length);
  const shown = commandWords(
    { type: 'hide-stroke', at: 1, hidden: false },
    document,
    village.manifest,
    texts,
  );
  expect(spoken).not.toContain(shown);
});
