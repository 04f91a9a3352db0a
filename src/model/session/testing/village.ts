import { readFileSync } from 'node:fs';
import { parseDissection } from '../../dissection.ts';
import { parseManifest } from '../../manifest.ts';

const read = (file: string): string => readFileSync(`models/village/${file}`, 'utf8');

/** The village as the engine describes it. */
export const village = {
  manifest: parseManifest(read('manifest.json'), 'manifest.json'),
  dissection: parseDissection(read('dissection.json'), 'dissection.json'),
};
