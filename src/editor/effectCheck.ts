import type { Dissection } from '../model/dissection.ts';
import { editableLayers, type Manifest } from '../model/manifest.ts';
import { strokeMask } from '../model/mask.ts';
import type { Pixels } from '../model/port.ts';
import type { Stroke } from '../model/stroke.ts';
import type { WeakStroke } from './notice.ts';
import { goodContexts } from './palette.ts';

/** Mean change of a channel inside the stroke, in steps of 255, below which nothing is seen. */
const LEAST_VISIBLE = 2;

/**
 * A notice if a stroke changed next to nothing where it went; null if it was seen. Restoring where
 * nothing was painted is no surprise and gives none.
 */
export function checkEffect(
  stroke: Stroke,
  before: Pixels,
  after: Pixels,
  { manifest, dissection }: { manifest: Manifest; dissection: Dissection },
): WeakStroke | null {
  const grid = editableLayers(manifest).find(({ id }) => id === stroke.layer);
  if (!grid || stroke.mode === 'restore' || before.data.length !== after.data.length) return null;
  const mask = strokeMask(stroke, grid);
  let sum = 0;
  let channels = 0;
  for (let p = 0; p < after.width * after.height; p++) {
    const row = Math.floor((Math.floor(p / after.width) * grid.height) / after.height);
    const column = Math.floor(((p % after.width) * grid.width) / after.width);
    if (!mask[row * grid.width + column]) continue;
    for (let channel = p * 4; channel < p * 4 + 3; channel++) {
      sum += Math.abs((after.data[channel] ?? 0) - (before.data[channel] ?? 0));
      channels += 1;
    }
  }
  if (channels === 0 || sum / channels >= LEAST_VISIBLE) return null;
  const { concept, mode, layer } = stroke;
  const contexts = mode === 'draw' ? goodContexts(dissection, concept, layer) : [];
  return { kind: 'weak-stroke', concept, mode, contexts };
}
