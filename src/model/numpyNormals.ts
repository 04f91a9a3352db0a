/**
 * NumPy's legacy stream of standard normals, `numpy.random.RandomState(seed).standard_normal`: the
 * Mersenne Twister MT19937 (Matsumoto and Nishimura 1998) with Marsaglia's polar method, which gives
 * two normals at a time. NumPy promises never to change it (NEP 19).
 */

const WORDS = 624;
const SHIFT = 397;
/** How many numbers lie between two places that a stream remembers to begin again from. */
const SNAPSHOT_EVERY = 2 ** 16;

type Snapshot = {
  readonly state: Uint32Array;
  readonly next: number;
  readonly spare: number | null;
};

/** A stream of normals that can be read at any place; going on from where it was read is cheap. */
export class NumpyNormals {
  readonly #state = new Uint32Array(WORDS);
  #next = WORDS;
  /** The second normal of the last pair, if it was not given out yet. */
  #spare: number | null = null;
  /** Index of the normal that comes next. */
  #position = 0;
  /** The stream as it was before normal `i · SNAPSHOT_EVERY`. */
  readonly #snapshots: Snapshot[] = [];

  /** @param seed 0..2^32-1 */
  constructor(seed: number) {
    const state = this.#state;
    state[0] = seed;
    for (let i = 1; i < WORDS; i++) {
      const before = state[i - 1] ?? 0;
      state[i] = Math.imul(1812433253, before ^ (before >>> 30)) + i;
    }
    this.#remember();
  }

  /** Normals `start` to `start + count` of the stream. */
  read(start: number, count: number): Float64Array {
    this.#seek(start);
    return Float64Array.from({ length: count }, () => this.#normal());
  }

  #seek(start: number): void {
    const nearest = Math.min(Math.floor(start / SNAPSHOT_EVERY), this.#snapshots.length - 1);
    const from = nearest * SNAPSHOT_EVERY;
    const snapshot = this.#snapshots[nearest];
    if (snapshot && (start < this.#position || from > this.#position)) {
      this.#state.set(snapshot.state);
      this.#next = snapshot.next;
      this.#spare = snapshot.spare;
      this.#position = from;
    }
    while (this.#position < start) {
      // A pair that nobody reads needs no logarithm and no root.
      if (this.#spare === null && this.#position + 1 < start) this.#passPair();
      else this.#normal();
    }
  }

  #remember(): void {
    const [next, spare] = [this.#next, this.#spare];
    this.#snapshots.push({ state: this.#state.slice(), next, spare });
  }

  #normal(): number {
    let value = this.#spare;
    if (value === null) value = this.#pair();
    else this.#spare = null;
    this.#advance(1);
    return value;
  }

  /** Goes on by a pair. Pairs begin at even places, so none reaches beyond a snapshot. */
  #passPair(): void {
    for (let square = 1; square >= 1 || square === 0;) {
      const x = 2 * this.#double() - 1;
      const y = 2 * this.#double() - 1;
      square = x * x + y * y;
    }
    this.#advance(2);
  }

  #advance(count: 1 | 2): void {
    this.#position += count;
    if (this.#position === this.#snapshots.length * SNAPSHOT_EVERY) this.#remember();
  }

  /** Makes two normals; keeps the first as the spare, as NumPy does, and gives the second. */
  #pair(): number {
    for (;;) {
      const x = 2 * this.#double() - 1;
      const y = 2 * this.#double() - 1;
      const square = x * x + y * y;
      if (square >= 1 || square === 0) continue;
      const factor = Math.sqrt((-2 * Math.log(square)) / square);
      this.#spare = factor * x;
      return factor * y;
    }
  }

  /** Uniform in [0, 1) with 53 bits. */
  #double(): number {
    const high = this.#word() >>> 5;
    const low = this.#word() >>> 6;
    return (high * 67108864 + low) / 9007199254740992;
  }

  #word(): number {
    if (this.#next === WORDS) this.#twist();
    let word = this.#state[this.#next] ?? 0;
    this.#next += 1;
    word ^= word >>> 11;
    word ^= (word << 7) & 0x9d2c5680;
    word ^= (word << 15) & 0xefc60000;
    return (word ^ (word >>> 18)) >>> 0;
  }

  #twist(): void {
    const state = this.#state;
    for (let i = 0; i < WORDS; i++) {
      const mixed = ((state[i] ?? 0) & 0x80000000) | ((state[(i + 1) % WORDS] ?? 0) & 0x7fffffff);
      const shifted = (mixed >>> 1) ^ (mixed & 1 ? 0x9908b0df : 0);
      state[i] = (state[(i + SHIFT) % WORDS] ?? 0) ^ shifted;
    }
    this.#next = 0;
  }
}
