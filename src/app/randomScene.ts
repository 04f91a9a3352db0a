import type { Manifest } from '../model/manifest.ts';
import { sceneCount } from '../model/sceneCount.ts';

/** Scenes drawn at random stay below this, so that their numbers are short to say and to write down. */
const SCENES = 1_000_000;

/** A scene of the model that the user most likely never saw. */
export function randomScene(manifest: Pick<Manifest, 'latent'>): number {
  const [word = 0] = crypto.getRandomValues(new Uint32Array(1));
  return word % Math.min(SCENES, sceneCount(manifest));
}
