import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseDissection, type Dissection } from '../../src/model/dissection.ts';
import { withAce, type AceFile } from './aceFile.ts';
import { brushesKey } from './brushesKey.ts';
import { planOf } from './plan.ts';

const TINY = join(import.meta.dirname, '../../e2e/fixtures/tiny');
const PLAN = planOf(['tiny', '--threads', '1']);

let table: Dissection;

beforeAll(async () => {
  const file = join(TINY, 'dissection.json');
  table = parseDissection(await readFile(file, 'utf8'), file);
});

/** As the journal sees it: equal keys are the same text. */
function keyOf(given: Dissection, ace: AceFile | null): string {
  const seen = ace ? withAce(given, ace) : given;
  const inputs = { plan: PLAN, judge: { sha256: 'j' }, segmenter: 's', table: seen, ace };
  return JSON.stringify(brushesKey(inputs));
}

/** What was optimised for every concept at one layer. */
function aceAt(layer: string): AceFile {
  const units = table.layers.find((each) => each.layer === layer)?.units ?? 0;
  const alpha = Array.from({ length: units }, (_, unit) => unit / units);
  const entries = table.concepts.map((concept) => ({ layer, concept, alpha }));
  return { format: 'ganpaint-ace', version: 1, weights: table.weights, entries };
}

/** As it is read again after a search has written it. */
function written(given: Dissection): Dissection {
  return parseDissection(JSON.stringify(given), 'dissection.json');
}

describe('brushesKey', () => {
  it('holds all of the table of contexts', async () => {
    const contexts = JSON.parse(
      await readFile(join(import.meta.dirname, 'contexts.json'), 'utf8'),
    ) as object;
    expect(JSON.parse(keyOf(table, null))).toMatchObject({ contexts });
  });

  it('changes with the rankings of the table where no file of ACE is read', () => {
    expect(keyOf(withAce(table, aceAt('16')), null)).not.toBe(keyOf(table, null));
  });

  it('is the same after the search has written the rankings of the file', () => {
    const ace = aceAt('16');
    expect(keyOf(written(withAce(table, ace)), ace)).toBe(keyOf(table, ace));
  });

  it('changes with the rankings of the table at a layer that the file lacks', () => {
    const ace = aceAt('16');
    expect(keyOf(withAce(table, aceAt('8')), ace)).not.toBe(keyOf(table, ace));
  });
});
