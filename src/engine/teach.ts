import { editableLayers, type Manifest } from '../model/manifest.ts';
import type { TeachRequest } from '../model/port.ts';
import type { SceneRef } from '../model/scene.ts';
import { RegionAgreement } from '../model/teaching/regionAgreement.ts';
import type { TaughtLayer } from '../model/teaching/taughtLayer.ts';

/** What teaching needs of the engine. */
type Taught = {
  readonly manifest: Manifest;
  /** The feature maps of the layers in a scene without interventions. */
  readonly see: (scene: SceneRef, layers: readonly string[]) => Promise<readonly Float32Array[]>;
  /** Runs one short piece of work when painting leaves time for it. */
  readonly turn: <Result>(work: () => Promise<Result>) => Promise<Result>;
};

/** Ranks the units of every editable layer by their agreement with painted regions. */
export async function teach(
  { manifest, see, turn }: Taught,
  { scenes }: TeachRequest,
): Promise<readonly TaughtLayer[]> {
  const side = manifest.resolution;
  const layers = editableLayers(manifest);
  const agreements = layers.map((layer) => new RegionAgreement(layer, side, scenes.length));
  for (const [place, { scene, region }] of scenes.entries()) {
    const next = scenes[place + 1] ?? scenes[0];
    const other = next && next.region !== region ? next.region : region.toReversed();
    const maps = await see(
      scene,
      layers.map(({ id }) => id),
    );
    for (const [i, agreement] of agreements.entries()) {
      const steps = agreement.adding(place, maps[i] ?? new Float32Array(), region, other);
      while (!(await turn(() => Promise.resolve(steps.next().done === true))));
    }
  }
  const results: TaughtLayer[] = [];
  for (const agreement of agreements) {
    results.push(await turn(() => Promise.resolve(agreement.result())));
  }
  return results;
}
