import type { Stroke } from '../../../model/stroke.ts';

/** Side of a stroke's small picture, in CSS pixels, and how many pixels it has for each. */
export const PICTURE_SIDE = 36;
const DENSITY = 2;

/**
 * Draws a stroke's shape over a small picture of the scene, without the network: drawing strokes in the
 * concept's colour, erasing ones as a struck-out shape, restoring ones bright.
 * @param backdrop the scene; null while it is not rendered
 * @param color CSS colour of the stroke's concept
 */
export function drawStrokePicture(
  canvas: HTMLCanvasElement,
  { points, radius, mode, hidden }: Stroke,
  backdrop: CanvasImageSource | null,
  color: string,
): void {
  const side = PICTURE_SIDE * DENSITY;
  canvas.width = side;
  canvas.height = side;
  const context = canvas.getContext('2d');
  const [start] = points;
  if (!context || !start) return;
  if (backdrop) context.drawImage(backdrop, 0, 0, side, side);
  context.fillStyle = 'rgba(32, 26, 20, 0.45)';
  context.fillRect(0, 0, side, side);
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.globalAlpha = hidden ? 0.35 : 1;
  context.beginPath();
  context.moveTo(start.x * side, start.y * side);
  for (const { x, y } of points) context.lineTo(x * side, y * side);
  const width = Math.max(2 * radius * side, 5);
  context.lineWidth = width + 3;
  context.strokeStyle = '#fffaf0';
  context.stroke();
  context.lineWidth = width;
  context.strokeStyle = mode === 'restore' ? '#fffaf0' : color;
  context.stroke();
  if (mode === 'erase') {
    context.lineWidth = Math.max(width - 4, 2);
    context.strokeStyle = '#3a3128';
    context.stroke();
  }
}
