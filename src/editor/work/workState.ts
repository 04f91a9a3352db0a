import type { Problem } from '../../model/problem.ts';
import type { Kept } from './autosave.ts';
import type { KeptWork } from './workStorage.ts';

/** What there is to tell about the painting as a whole. */
export type WorkMessage =
  /** The last painting came back by itself. */
  | { readonly kind: 'restored'; readonly strokes: number }
  /** The address asked for something else, but there is a painting from before. */
  | {
      readonly kind: 'earlier';
      readonly work: KeptWork;
      readonly opened: 'link' | 'scene';
      readonly changed: boolean;
    }
  /** `changed`: some brushes are the present table's, which are others than when it was made. */
  | { readonly kind: 'opened'; readonly name: string | null; readonly changed: boolean }
  | { readonly kind: 'saved'; readonly name: string }
  | { readonly kind: 'copied-image' }
  /** `long`: some programs would cut it. */
  | { readonly kind: 'copied-link'; readonly length: number; readonly long: boolean }
  /** The clipboard would not take the link; the user may. */
  | { readonly kind: 'link'; readonly link: string }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** Long work on the painting that the user waits for. */
export type WorkJob = {
  readonly done: number;
  readonly total: number;
  readonly stop: () => void;
};

export type WorkState = {
  readonly kept: Kept;
  /** Stays until it is dismissed, or until something else is done. */
  readonly message: WorkMessage | null;
  readonly job: WorkJob | null;
};
