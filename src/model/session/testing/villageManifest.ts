import { readFileSync } from 'node:fs';
import { parseManifest } from '../../manifest.ts';

export const villageManifest = parseManifest(
  readFileSync('models/village/manifest.json', 'utf8'),
  'manifest.json',
);
