import { strokeActions } from '../composition.ts';
import type { ImagePoint } from '../coordinates.ts';
import type { LayerShape } from '../manifest.ts';
import type { Stroke } from '../stroke.ts';

/**
 * The layers on whose grids it shows which cells a stroke reaches: those that it sets units on or takes
 * strokes away from, but for later layers on which no older stroke lies near it, as it covers nothing there.
 * @param older the strokes before it
 */
export function seenGrids(
  stroke: Stroke,
  older: readonly Stroke[],
  layers: readonly LayerShape[],
): LayerShape[] {
  const shown = { ...stroke, hidden: false };
  const actions = strokeActions(
    shown,
    layers.map(({ id }) => id),
  );
  return layers.filter(({ id, width }, index) => {
    if (stroke.mode === 'restore' || actions[index] !== 'restore') return actions[index] !== null;
    const mine = boundsOf(stroke, width);
    return older.some(
      (each) => each.layer === id && each.mode !== 'restore' && meet(mine, boundsOf(each, width)),
    );
  });
}

type Bounds = readonly [left: number, top: number, right: number, bottom: number];

/** What a stroke's cells lie within: its outline, and a cell around it. */
function boundsOf({ points, radius }: Stroke, cells: number): Bounds {
  const around = radius + 1 / cells;
  const side = (of: (point: ImagePoint) => number, sign: 1 | -1): number =>
    sign * points.reduce((most, point) => Math.max(most, sign * of(point)), -Infinity) +
    sign * around;
  const [x, y] = [(p: ImagePoint) => p.x, (p: ImagePoint) => p.y] as const;
  return [side(x, -1), side(y, -1), side(x, 1), side(y, 1)];
}

function meet(a: Bounds, b: Bounds): boolean {
  return a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
}
