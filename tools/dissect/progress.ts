/** Milliseconds between two lines where the output is no terminal. */
const EVERY = 10_000;
/** Milliseconds between two states of the bar on a terminal. */
const REDRAW = 200;
const BAR = 24;

/**
 * Says how far one part of a long run has come, on stderr: a bar with the time left on a terminal, a
 * line every few seconds elsewhere; silent if it is over sooner.
 */
export class Progress {
  readonly #what: string;
  readonly #total: number;
  readonly #first: number;
  readonly #start = performance.now();
  readonly #every = process.stderr.isTTY ? REDRAW : EVERY;
  #last = performance.now();
  #done: number;
  #shown = false;

  /** @param done how much an earlier run has done already */
  constructor(what: string, total: number, done = 0) {
    this.#what = what;
    this.#total = total;
    this.#first = done;
    this.#done = done;
  }

  step(count = 1): void {
    this.#done += count;
    const now = performance.now();
    const over = this.#done === this.#total && this.#shown;
    if (now - this.#last < this.#every && !over) return;
    this.#last = now;
    this.#shown = true;
    this.#write((now - this.#start) / 1000, over);
  }

  #write(seconds: number, over: boolean): void {
    const rate = (this.#done - this.#first) / seconds;
    const left = over
      ? `${duration(seconds)}, ${rate.toFixed(1)} a second`
      : `${duration((this.#total - this.#done) / rate)} left`;
    const text = `${this.#what}: ${this.#done} of ${this.#total}, ${left}`;
    if (!process.stderr.isTTY) {
      console.error(text);
      return;
    }
    const filled = Math.round((BAR * this.#done) / this.#total);
    const bar = '█'.repeat(filled) + '░'.repeat(BAR - filled);
    process.stderr.write(`\r\x1b[2K${bar} ${text}${over ? '\n' : ''}`);
  }
}

/** Hours, minutes and seconds, as far as they matter. */
function duration(seconds: number): string {
  const whole = Math.round(seconds);
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  if (hours > 0) return `${hours} h ${minutes} min`;
  return minutes > 0 ? `${minutes} min ${whole % 60} s` : `${whole} s`;
}
