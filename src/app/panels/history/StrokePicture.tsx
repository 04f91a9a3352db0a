import type { ReactNode } from 'react';
import type { ImagePoint } from '../../../model/coordinates.ts';
import type { Stroke } from '../../../model/stroke.ts';

/** Points that a small picture can show; more would cost a long list dear. */
const MOST_POINTS = 40;
/** The thinnest stroke that can be seen, as a share of the picture. */
const LEAST_WIDTH = 0.08;

type StrokePictureProps = {
  readonly stroke: Stroke;
  /** Address of a small picture of the scene; null while it is not rendered. */
  readonly backdrop: string | null;
  /** CSS colour of the concept. */
  readonly color: string;
};

/**
 * A stroke's shape over a small picture of the scene, drawn without the network: filled in the concept's
 * colour where it draws, hollow where it erases, bright where it restores.
 */
export function StrokePicture({ stroke, backdrop, color }: StrokePictureProps): ReactNode {
  const { mode, radius, points } = stroke;
  const path = pathOf(points);
  const width = Math.max(2 * radius, LEAST_WIDTH);
  return (
    <svg className="stroke-picture" viewBox="0 0 1 1" aria-hidden="true">
      {backdrop !== null && <image href={backdrop} width={1} height={1} />}
      <rect className="dusk" width={1} height={1} />
      <path className="bright" d={path} strokeWidth={width + 0.08} />
      {mode !== 'restore' && <path d={path} stroke={color} strokeWidth={width} />}
      {mode === 'erase' && <path className="hollow" d={path} strokeWidth={width / 2} />}
    </svg>
  );
}

/** A path through some of the points, the last among them; a single one becomes a dot. */
function pathOf(points: readonly ImagePoint[]): string {
  const step = Math.ceil(points.length / MOST_POINTS);
  const some = points.filter((_, i) => i % step === 0 || i === points.length - 1);
  const line = some.map(({ x, y }) => `${x.toFixed(3)} ${y.toFixed(3)}`).join('L');
  return `M${line}${some.length === 1 ? 'h0' : ''}`;
}
