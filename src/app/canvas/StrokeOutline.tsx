import type { ReactNode } from 'react';
import { useEditorState } from '../EditorContext.tsx';

/** Width of the ring around the path, as a share of the picture's width. */
const RING = 0.007;

/**
 * Where on the picture the stroke is that is pointed at in the history, or else the selected one: its
 * path as wide as the brush was.
 */
export function StrokeOutline(): ReactNode {
  const stroke = useEditorState(({ history, pointed, selected }) => {
    const id = pointed ?? selected;
    return id === null ? undefined : history.document.strokes.find((each) => each.id === id);
  });
  const isPointedAt = useEditorState((state) => state.pointed !== null);
  if (!stroke) return null;
  const [start] = stroke.points;
  // A path without length is not drawn, and a dab is one.
  const path = [...stroke.points, ...(stroke.points.length === 1 && start ? [start] : [])]
    .map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${x} ${y}`)
    .join('');
  const width = 2 * stroke.radius;
  return (
    <svg
      className="scene-overlay stroke-outline"
      data-stroke={stroke.id}
      data-faint={!isPointedAt}
      viewBox="0 0 1 1"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <mask id="stroke-ring" maskUnits="userSpaceOnUse" x={-1} y={-1} width={3} height={3}>
        <path d={path} stroke="white" strokeWidth={width + 2 * RING} />
        <path d={path} stroke="black" strokeWidth={width} />
      </mask>
      <path className="body" d={path} strokeWidth={width} />
      <g mask="url(#stroke-ring)">
        <path className="edge" d={path} strokeWidth={width + 2 * RING} />
        <path className="rim" d={path} strokeWidth={width + RING} />
      </g>
    </svg>
  );
}
