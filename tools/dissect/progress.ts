/** Milliseconds between two lines. */
const EVERY = 5000;

/** Says how far one part of a long run has come, on stderr, every few seconds; silent if it is over sooner. */
export class Progress {
  readonly #what: string;
  readonly #total: number;
  readonly #start = performance.now();
  #last = performance.now();
  #done = 0;

  constructor(what: string, total: number) {
    this.#what = what;
    this.#total = total;
  }

  step(): void {
    this.#done++;
    const now = performance.now();
    const over = this.#done === this.#total && now - this.#start > EVERY;
    if (now - this.#last < EVERY && !over) return;
    this.#last = now;
    const seconds = Math.round((now - this.#start) / 1000);
    console.error(`${this.#what}: ${this.#done} of ${this.#total}, ${seconds} s`);
  }
}
