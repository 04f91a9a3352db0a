import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseDissection } from '../../src/model/dissection.ts';
import { parseManifest, type Manifest } from '../../src/model/manifest.ts';
import { commandOf } from './command.ts';
import { experimentRows } from './experiment.ts';

const read = (file: string): string => readFileSync(`e2e/fixtures/tiny/${file}`, 'utf8');
const manifest = parseManifest(read('manifest.json'), 'manifest.json');
const table = parseDissection(read('dissection.json'), 'dissection.json');

/** The tiny model with a segmenter of other classes. */
function withClasses(ids: readonly string[]): Manifest {
  const { segmenter } = manifest;
  if (!segmenter) throw new Error('the tiny model has a segmenter');
  const classes = ids.map((id) => ({ id, color: '#000000', group: 'object' as const }));
  return { ...manifest, segmenter: { ...segmenter, classes } };
}

/** Runs an experiment on scenes of which the upper half is of class 0, the lower of class 1. */
const rows = (of: Manifest, ...more: string[]) =>
  experimentRows(commandOf(['tiny', ...more, '--scenes', '1']), of, table, () =>
    Promise.resolve(new Uint8Array(64 * 64).fill(1, 2048)),
  );

describe('experimentRows', () => {
  it('names contexts by the segmenter’s classes', async () => {
    const of = withClasses(['sky', 'tree']);
    const [, ...figures] = await rows(of, 'contexts', '--concept', 'tree');
    expect(figures.map(([on, dabs]) => [on, dabs])).toEqual([['sky', 1]]);
  });

  it('says what the segmenter lacks', async () => {
    const of = withClasses(['tree', 'boat']);
    const sky = ['ablation', '--concept', 'sky'] as const;
    await expect(rows(of, ...sky)).rejects.toThrow('knows no sky; it knows tree, boat');
    await expect(rows({ ...of, segmenter: null }, ...sky)).rejects.toThrow('no segmenter');
    await expect(rows(of, 'contexts', '--concept', 'tree')).rejects.toThrow('measured on nothing');
    await expect(rows(of, 'contexts', '--concept', 'boat')).rejects.toThrow('has no boat');
  });
});
