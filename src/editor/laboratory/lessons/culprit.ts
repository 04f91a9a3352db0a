import { imagePoint } from '../../../model/coordinates.ts';
import type { Flaw } from '../../../model/laboratory/flaw.ts';
import { unusualUnits } from '../../../model/laboratory/probe.ts';
import { cellOfPixel } from '../../../model/laboratory/region.ts';
import { regionChange, shareGone } from '../../../model/laboratory/shares.ts';
import { sharpStroke, type Stroke } from '../../../model/stroke.ts';
import { radiusOf } from '../../settings.ts';
import { DocumentStates, strokesRegion } from '../documentState.ts';
import type { Laboratory } from '../laboratory.ts';
import { LISTED, type Beginning } from './facts.ts';

/** Cells across the coarsest layer that tells things apart. */
const LEAST_CELLS = 8;
/** Share of the flaw that the culprit takes, somewhat more than the lesson asks for. */
const ENOUGH = 0.45;
/** Pixels to either side of the middle from which it takes it as well: a dab may reach other cells there. */
const BESIDE = 2;

/**
 * Whether one of the units that are most above their usual level where something hangs in the air takes
 * it away when it is switched off there: behind some flaws there is no single unit. False once the signal
 * aborts.
 */
export async function hasCulprit(
  { editor, manifest, table }: Laboratory,
  { scene, labels, flaw }: Beginning,
  signal: AbortSignal,
): Promise<boolean> {
  const { settings } = editor.store.getState();
  const layer = table?.layers.find(({ width }) => width >= LEAST_CELLS);
  if (!flaw || !layer || !settings) return false;
  const side = manifest.resolution;
  const middle = middleOf(flaw, side);
  const states = new DocumentStates(manifest);
  const begun = states.of({ scene, strokes: [] });
  const looked = await editor.observe(
    { state: begun, layers: [layer.layer], priority: 'measure' },
    signal,
  );
  const map = looked.kind === 'observed' ? looked.observation.maps[0]?.values : undefined;
  if (!map) return false;
  const dab = (unit: number, aside: number): Stroke =>
    sharpStroke({
      ...{ id: 'suspect', mode: 'erase', layer: layer.layer, radius: radiusOf(settings) },
      setting: { units: [unit], levels: [0] },
      points: [
        imagePoint(
          ((middle % side) + 0.5 + aside) / side,
          (Math.floor(middle / side) + 0.5 + aside) / side,
        ),
      ],
    });
  /** Share of the flaw that goes with a unit in a dab so far beside the middle, as the lesson measures it. */
  const gone = async (unit: number, aside: number): Promise<number> => {
    const strokes = [dab(unit, aside)];
    const state = states.of({ scene, strokes });
    const without = await editor.observe({ state, labels: true, priority: 'measure' }, signal);
    const seen = without.kind === 'observed' ? without.observation.labels : null;
    if (!seen || signal.aborted) return 0;
    const classes = manifest.segmenter?.classes.length ?? 0;
    const { inside } = regionChange(labels, seen, strokesRegion(strokes, manifest), classes);
    return shareGone(inside, flaw.concept) ?? 0;
  };
  for (const { unit } of unusualUnits(map, layer, cellOfPixel(middle, side, layer), LISTED)) {
    if (signal.aborted) return false;
    let least = 1;
    for (const aside of [0, -BESIDE, BESIDE]) {
      if (least >= ENOUGH) least = Math.min(least, await gone(unit, aside));
    }
    if (least >= ENOUGH) return true;
  }
  return false;
}

/** The pixel of a flaw that is nearest to its mean place. */
function middleOf({ pixels }: Flaw, side: number): number {
  const all = [...pixels];
  const mean = (of: (p: number) => number): number =>
    all.reduce((sum, p) => sum + of(p), 0) / all.length;
  const row = (p: number): number => Math.floor(p / side);
  const column = (p: number): number => p % side;
  const [y, x] = [mean(row), mean(column)];
  const away = (p: number): number => Math.hypot(row(p) - y, column(p) - x);
  return all.reduce((best, p) => (away(p) < away(best) ? p : best), all[0] ?? 0);
}
