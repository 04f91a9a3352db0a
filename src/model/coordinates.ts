/**
 * Branded coordinates: a number never says by itself which of the three spaces it lives in.
 *
 * - screen: CSS pixels relative to the top left of the element that shows the picture;
 * - image: fractions of the picture's width and height, 0..1 inside it, the same at every resolution;
 * - grid: cells of a layer's feature map, column and row, 0-based.
 */
declare const space: unique symbol;

type Point<Space extends string> = {
  readonly x: number;
  readonly y: number;
  readonly [space]: Space;
};

export type ScreenPoint = Point<'screen'>;
export type ImagePoint = Point<'image'>;

/** Height and width of a layer's feature map, in cells. */
export type Grid = { readonly height: number; readonly width: number };

export function screenPoint(x: number, y: number): ScreenPoint {
  return { x, y } as ScreenPoint;
}

export function imagePoint(x: number, y: number): ImagePoint {
  return { x, y } as ImagePoint;
}

/** The image point under a screen point, for a picture shown `width` × `height` CSS pixels large. */
export function screenToImage(point: ScreenPoint, width: number, height: number): ImagePoint {
  return imagePoint(point.x / width, point.y / height);
}

/** The screen point of an image point, for a picture shown `width` × `height` CSS pixels large. */
export function imageToScreen(point: ImagePoint, width: number, height: number): ScreenPoint {
  return screenPoint(point.x * width, point.y * height);
}
