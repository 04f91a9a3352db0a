import { readFileSync } from 'node:fs';
import { parseDissection } from '../../model/dissection.ts';
import { parseManifest } from '../../model/manifest.ts';

/** The model that the browser tests paint with too: 64 pixels wide, layers of 4, 8, 16 and 32 cells. */
const read = (file: string): string => readFileSync(`e2e/fixtures/tiny/${file}`, 'utf8');

export const tinyManifest = parseManifest(read('manifest.json'), 'manifest.json');
export const tinyDissection = parseDissection(read('dissection.json'), 'dissection.json');
