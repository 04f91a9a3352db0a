import type { Problem } from '../model/problem.ts';
import type { StrokeMode } from '../model/stroke.ts';

/** What the page should tell about the last thing that was done on the picture. */
export type Notice =
  | WeakStroke
  /** The brush of what is seen at a place was taken up. */
  | { readonly kind: 'picked'; readonly concept: string }
  /** There is no brush of what is seen there. */
  | { readonly kind: 'no-brush'; readonly concept: string }
  /** The model has nothing that tells what is seen. */
  | { readonly kind: 'no-segmenter' }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** A stroke changed next to nothing where it went. */
export type WeakStroke = {
  readonly kind: 'weak-stroke';
  readonly concept: string;
  readonly mode: StrokeMode;
  /** Where the brush was measured to work, best first. */
  readonly contexts: readonly string[];
};
