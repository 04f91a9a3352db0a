import type { SceneRef } from '../../model/scene.ts';

/** A painting that the browser keeps, without its strokes. */
export type KeptWork = {
  /** One for each page that painted; two pages never write to the same. */
  readonly id: string;
  /** The model's id. */
  readonly model: string;
  readonly scene: SceneRef;
  /** How many strokes there are. */
  readonly strokes: number;
  /** When it was written last, in milliseconds since 1970. */
  readonly updated: number;
};

/** Pieces of a painting by their place; each is the text of a session that holds some of the strokes. */
type Pieces = ReadonlyMap<number, string>;

/**
 * Where the page keeps paintings. Every method rejects with a ProblemError `storage-full` or
 * `storage-failed`.
 */
export type WorkStorage = {
  /** All kept paintings, the one written last first. */
  readonly list: () => Promise<readonly KeptWork[]>;
  /** The pieces of a painting in order; none if it is not there. */
  readonly read: (id: string) => Promise<readonly string[]>;
  /**
   * Writes a painting in one transaction: all or nothing.
   * @param pieces those that changed @param count of all pieces; what lies behind them goes
   * @returns false, with nothing written, if some piece is neither given nor there
   */
  readonly write: (work: KeptWork, pieces: Pieces, count: number) => Promise<boolean>;
  readonly remove: (ids: readonly string[]) => Promise<void>;
  /** The painting that this tab showed last, also after a reload; null in a new tab. */
  readonly lastOfTab: () => string | null;
  readonly setLastOfTab: (id: string) => void;
};
