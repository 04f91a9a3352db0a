import { ProblemError, type Problem } from '../../model/problem.ts';
import { sessionText } from '../../model/session/readSession.ts';
import type { Session } from '../../model/session/session.ts';
import type { Stroke } from '../../model/stroke.ts';
import type { WorkStorage } from './workStorage.ts';

/** Strokes in a piece: one more stroke writes one piece again, however many there are. */
const PIECE = 64;
/** Pieces that are written as text without a pause. */
const AT_ONCE = 4;
/** Paintings that are left when the storage is full and the oldest make room. */
const FEWEST_KEPT = 1;

/** Whether what is on the page is kept. */
export type Kept =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'kept' }
  | { readonly kind: 'failed'; readonly problem: Problem };

type AutosaveEvents = {
  /** Calls back when the page has time, soon in any case. */
  readonly whenIdle: (work: () => void) => void;
  /** Lets the page go on if it was held up for a while. */
  readonly pause: () => Promise<unknown>;
  readonly onChange: (kept: Kept) => void;
};

/**
 * Keeps the page's painting in the browser, soon after each change and one write at a time, the newest
 * state always being the next. What cannot be kept stays on the page and is tried again with the next
 * change.
 */
export class Autosave {
  readonly #storage: WorkStorage;
  readonly #id: string;
  readonly #events: AutosaveEvents;
  #wanted: Session | null = null;
  #scheduled = false;
  #ended = false;
  #writing: Promise<void> | null = null;
  /** The strokes of each piece as they lie in the storage. */
  #written: readonly (readonly Stroke[])[] = [];
  /** What the first piece says of the whole. */
  #writtenHead = '';

  /** @param id of the painting, like no other's */
  constructor(storage: WorkStorage, id: string, events: AutosaveEvents) {
    this.#storage = storage;
    this.#id = id;
    this.#events = events;
  }

  /** Keeps this state when there is time for it. */
  keep(session: Session): void {
    if (this.#ended) return;
    this.#wanted = session;
    this.#events.onChange({ kind: 'waiting' });
    if (this.#scheduled) return;
    this.#scheduled = true;
    this.#events.whenIdle(() => {
      this.#scheduled = false;
      void this.flush();
    });
  }

  /** Deletes all that is kept, of other pages too, and keeps nothing from now on. */
  async forgetAll(): Promise<void> {
    this.#ended = true;
    this.#wanted = null;
    await this.#writing;
    await this.#storage.remove((await this.#storage.list()).map(({ id }) => id));
  }

  /** Keeps what is still to be kept, at once. */
  flush(): Promise<void> {
    this.#writing ??= this.#writeAll().finally(() => (this.#writing = null));
    return this.#writing;
  }

  async #writeAll(): Promise<void> {
    while (this.#wanted) {
      const session = this.#wanted;
      this.#wanted = null;
      try {
        await this.#write(session);
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        this.#written = [];
        this.#events.onChange({ kind: 'failed', problem: error.problem });
        continue;
      }
      if (!this.#hasMore()) this.#events.onChange({ kind: 'kept' });
    }
  }

  #hasMore(): boolean {
    return this.#wanted !== null;
  }

  async #write(session: Session): Promise<void> {
    const pieces = piecesOf(session.strokes);
    const changed = this.#changedPieces(session, pieces);
    const { pause } = this.#events;
    const some = await textsOf(session, pieces, changed, pause);
    const done =
      (await this.#put(session, some, pieces.length)) ||
      (await this.#put(session, await textsOf(session, pieces, () => true, pause), pieces.length));
    if (!done) throw new Error('a whole painting was not taken');
    this.#written = pieces;
    this.#writtenHead = headOf(session);
    this.#storage.setLastOfTab(this.#id);
  }

  #changedPieces(session: Session, pieces: readonly Stroke[][]): (piece: number) => boolean {
    const fresh = headOf(session) !== this.#writtenHead;
    return (piece) => {
      const [now, before] = [pieces[piece], this.#written[piece]];
      // Each piece names scene and tools; the first one's count.
      if (piece === 0 && fresh) return true;
      return now?.length !== before?.length || !now?.every((stroke, i) => stroke === before?.[i]);
    };
  }

  /** Writes; where the storage is full, again without the oldest painting, and so on until it has room. */
  async #put(session: Session, pieces: Map<number, string>, count: number): Promise<boolean> {
    const { model, scene, strokes } = session;
    const write = (): Promise<boolean> =>
      this.#storage.write(
        { id: this.#id, model, scene, strokes: strokes.length, updated: Date.now() },
        pieces,
        count,
      );
    for (;;) {
      try {
        return await write();
      } catch (error) {
        const full = error instanceof ProblemError && error.problem.code === 'storage-full';
        const others = full ? (await this.#storage.list()).filter(({ id }) => id !== this.#id) : [];
        const oldest = others.slice(FEWEST_KEPT).at(-1);
        if (!oldest) throw error;
        await this.#storage.remove([oldest.id]);
      }
    }
  }
}

function headOf({ scene, tools, inHand }: Session): string {
  return JSON.stringify([scene, tools, inHand]);
}

/** The strokes in pieces, one at least. */
function piecesOf(strokes: readonly Stroke[]): Stroke[][] {
  const count = Math.max(1, Math.ceil(strokes.length / PIECE));
  return Array.from({ length: count }, (_, i) => strokes.slice(i * PIECE, (i + 1) * PIECE));
}

async function textsOf(
  session: Session,
  pieces: readonly Stroke[][],
  wanted: (piece: number) => boolean,
  pause: () => Promise<unknown>,
): Promise<Map<number, string>> {
  const texts = new Map<number, string>();
  for (const [piece, strokes] of pieces.entries()) {
    if (!wanted(piece)) continue;
    // A page that is about to go has time for the few pieces that a stroke changes, but for no pause.
    if (texts.size >= AT_ONCE) await pause();
    texts.set(piece, sessionText({ ...session, strokes }));
  }
  return texts;
}
