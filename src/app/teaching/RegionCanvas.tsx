import {
  useCallback,
  useEffect,
  useRef,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
} from 'react';
import { useStore } from 'zustand';
import { RegionStroke } from '../../editor/teaching/regions.ts';
import type { Teaching } from '../../editor/teaching/teaching.ts';
import { imagePoint, type ImagePoint } from '../../model/coordinates.ts';
import type { Pixels } from '../../model/port.ts';
import { drawPixels } from '../laboratory/drawing.ts';

type RegionCanvasProps = {
  readonly teaching: Teaching;
  readonly label: string;
  /** Diameter in percent of the picture's width. */
  readonly size: number;
  readonly erasing: boolean;
};

/** What is being marked. */
type Marking = {
  /** The pointer that marks; null: the keyboard. */
  readonly pointer: number | null;
  readonly region: Uint8Array;
  readonly stroke: RegionStroke;
};

const STEP = 0.02;
/** Marked pixels are tinted so. */
const TINT = [255, 60, 30] as const;

/** The scene with what was marked on it; pointer and keys mark. Drawn outside of React. */
export function RegionCanvas({ teaching, label, size, erasing }: RegionCanvasProps): ReactNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  const marking = useRef<Marking | null>(null);
  const cursor = useRef<ImagePoint>(imagePoint(0.5, 0.5));
  const pixels = useStore(teaching.store, (state) => state.pixels);
  const regions = useStore(teaching.store, (state) => state.regions);
  const scene = useStore(teaching.store, (state) => state.scene);
  const side = teaching.manifest.resolution;
  const radius = size / 200;

  const draw = useCallback(
    (at: ImagePoint | null): void => {
      if (!canvas.current || !pixels) return;
      const region = marking.current?.region ?? regions.get(scene);
      drawMarked(canvas.current, pixels, region, at && { at, radius });
    },
    [pixels, regions, scene, radius],
  );
  // The region, the picture or the brush changed under a pointer that rests.
  useEffect(() => draw(null), [draw]);

  const begin = (at: ImagePoint, pointer: number | null): void => {
    const region = teaching.region();
    const stroke = new RegionStroke(region, side, radius, erasing);
    marking.current = { pointer, region, stroke };
    extend([at]);
  };
  const extend = (points: readonly ImagePoint[]): void => {
    marking.current?.stroke.extend(points);
    draw(points.at(-1) ?? null);
  };
  const end = (): void => {
    const done = marking.current;
    marking.current = null;
    if (done) teaching.painted(done.region);
  };
  // One pointer marks at a time: a palm beside the pen, or a second finger, does nothing.
  const marks = ({ pointerId }: PointerEvent): boolean => marking.current?.pointer === pointerId;
  const onPointerEnd = (event: PointerEvent): void => {
    if (marks(event)) end();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const dx = { ArrowRight: 1, ArrowLeft: -1 }[event.key] ?? 0;
    const dy = { ArrowDown: 1, ArrowUp: -1 }[event.key] ?? 0;
    const dab = event.key === ' ' || event.key === 'Enter';
    if (!dab && dx === 0 && dy === 0) return;
    event.preventDefault();
    const step = event.shiftKey ? 5 * STEP : STEP;
    const within = (share: number): number => Math.min(Math.max(share, 0), 1);
    const { x, y } = cursor.current;
    cursor.current = imagePoint(within(x + dx * step), within(y + dy * step));
    if (dab && !marking.current) {
      begin(cursor.current, null);
      end();
    }
    draw(cursor.current);
  };
  return (
    <canvas
      ref={canvas}
      className="region-canvas"
      data-testid="region"
      width={side}
      height={side}
      role="application"
      aria-label={label}
      aria-busy={pixels === null}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        if (event.button !== 0 || !pixels || marking.current) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        begin(pointOf(event), event.pointerId);
      }}
      onPointerMove={(event) => {
        if (marks(event)) extend([pointOf(event)]);
        else if (!marking.current) draw(pointOf(event));
      }}
      onPointerUp={onPointerEnd}
      onPointerCancel={onPointerEnd}
      onLostPointerCapture={onPointerEnd}
      onPointerLeave={() => draw(null)}
    />
  );
}

function pointOf({ currentTarget, clientX, clientY }: PointerEvent): ImagePoint {
  const { left, top, width, height } = currentTarget.getBoundingClientRect();
  return imagePoint((clientX - left) / width, (clientY - top) / height);
}

/** The picture with its marked pixels and the brush's outline, enlarged so that the outline is smooth. */
function drawMarked(
  canvas: HTMLCanvasElement,
  pixels: Pixels,
  region: Uint8Array | undefined,
  brush: { readonly at: ImagePoint; readonly radius: number } | null,
): void {
  const { width, height } = pixels;
  const data = pixels.data.slice();
  region?.forEach((inside, p) => {
    if (!inside) return;
    // A weave of tinted and plain pixels lets the picture be seen.
    const share = (p + Math.floor(p / width)) % 2 === 0 ? 0.75 : 0.4;
    TINT.forEach((value, channel) => {
      const at = p * 4 + channel;
      data[at] = (1 - share) * (data[at] ?? 0) + share * value;
    });
  });
  const context = canvas.getContext('2d');
  if (!context) return;
  const scale = Math.max(1, Math.round(512 / width));
  if (canvas.width !== width * scale)
    [canvas.width, canvas.height] = [width * scale, height * scale];
  const picture = document.createElement('canvas');
  drawPixels(picture, { width, height, data });
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  if (!brush) return;
  context.beginPath();
  const { at, radius } = brush;
  context.arc(at.x * canvas.width, at.y * canvas.height, radius * canvas.width, 0, 2 * Math.PI);
  for (const [line, color] of [
    [3, 'rgb(0 0 0 / 60%)'],
    [1.5, '#fff'],
  ] as const) {
    context.lineWidth = line;
    context.strokeStyle = color;
    context.stroke();
  }
}
