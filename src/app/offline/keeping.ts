import type { KeptAnswer, ModelToKeep, RuntimeBundle } from '../../model/offline.ts';

/** What a device needs without a network: the app with one runtime, and a model. */
export type Wish = { readonly runtime: RuntimeBundle; readonly model: ModelToKeep };

/** A failure is tried again after so long, and then more rarely, for it may be one that stays. */
const FIRST_WAIT_MS = 5 * 60 * 1000;
const LONGEST_WAIT_MS = 60 * 60 * 1000;

/**
 * Has what is wished for kept, once. What failed, on a full disk or for a file that the host lacks, is tried
 * again after a while or by {@link retry}: a class would else ask for the same megabytes at every stroke.
 */
export class Keeping {
  readonly #ask: (wish: Wish) => Promise<KeptAnswer>;
  readonly #tell: (bytes: number | null) => void;
  #wish: Wish | null = null;
  #key = '';
  #wait = FIRST_WAIT_MS;
  /** Runs while the last try has failed. */
  #timer: ReturnType<typeof setTimeout> | null = null;

  /**
   * @param ask the service worker
   * @param tell told the bytes that are kept; null where it failed
   */
  constructor(ask: (wish: Wish) => Promise<KeptAnswer>, tell: (bytes: number | null) => void) {
    this.#ask = ask;
    this.#tell = tell;
  }

  /** Asks for what was not asked for last, however often it is told. */
  want(wish: Wish): void {
    const key = `${wish.runtime} ${wish.model.id} ${wish.model.release}`;
    if (key === this.#key) return;
    this.#key = key;
    this.#wish = wish;
    this.#wait = FIRST_WAIT_MS;
    void this.#try(wish);
  }

  /** Tries at once what failed last, such as when the network came back. */
  retry(): void {
    if (this.#timer !== null && this.#wish) void this.#try(this.#wish);
  }

  /** Asks for nothing more. */
  end(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#wish = null;
  }

  async #try(wish: Wish): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const answer = await this.#ask(wish);
    // Something else was wished for in the meantime.
    if (wish !== this.#wish) return;
    this.#tell(answer.type === 'kept' ? answer.bytes : null);
    if (answer.type === 'kept') return;
    this.#timer = setTimeout(() => this.retry(), this.#wait);
    this.#wait = Math.min(2 * this.#wait, LONGEST_WAIT_MS);
  }
}
