import { SLIP } from './fingerTap.ts';

/** Milliseconds after which a finger that rests in one place asks for the menu, as on Android. */
const HELD = 500;

type Place = Pick<PointerEvent, 'clientX' | 'clientY'>;

/** Hears that a finger was held in one place; not every browser tells of it. */
export class LongPress {
  readonly #held: (at: Place) => void;
  #from: Place | null = null;
  #timer = 0;

  constructor(held: (at: Place) => void) {
    this.#held = held;
  }

  begin(at: Place): void {
    this.end();
    this.#from = at;
    this.#timer = window.setTimeout(() => {
      this.#from = null;
      this.#held(at);
    }, HELD);
  }

  move({ clientX, clientY }: Place): void {
    const from = this.#from;
    if (from && Math.hypot(clientX - from.clientX, clientY - from.clientY) > SLIP) this.end();
  }

  end(): void {
    this.#from = null;
    clearTimeout(this.#timer);
  }
}
