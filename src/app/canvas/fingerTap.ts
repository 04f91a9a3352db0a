/** Milliseconds from the first finger on the picture to the last one off it. */
const LONGEST = 350;
/** CSS pixels that a finger may slip. */
export const SLIP = 10;

type Touch = Pick<PointerEvent, 'pointerId' | 'clientX' | 'clientY' | 'timeStamp'>;

/** Tells a short tap of several fingers from a pinch. */
export class FingerTap {
  readonly #from = new Map<number, Touch>();
  #down = 0;
  #began = 0;
  #still = true;

  down(finger: Touch): void {
    if (this.#down === 0) {
      this.#from.clear();
      this.#began = finger.timeStamp;
      this.#still = true;
    }
    this.#down += 1;
    this.#from.set(finger.pointerId, finger);
  }

  move({ pointerId, clientX, clientY }: Touch): void {
    const from = this.#from.get(pointerId);
    if (!from) return;
    if (Math.hypot(clientX - from.clientX, clientY - from.clientY) > SLIP) this.#still = false;
  }

  /**
   * A finger comes off.
   * @param lifted false: the system took it over
   * @returns how many fingers tapped, when the last one comes off; 0 if that was no tap
   */
  up({ pointerId, timeStamp }: Touch, lifted: boolean): number {
    if (!this.#from.has(pointerId)) return 0;
    this.#down -= 1;
    if (!lifted) this.#still = false;
    if (this.#down > 0) return 0;
    return this.#still && timeStamp - this.#began <= LONGEST ? this.#from.size : 0;
  }
}
