import { philox } from './latent.ts';

/** A seeded stream of uniform numbers: the same seed and name give the same numbers everywhere. */
export class SeededRandom {
  readonly #key: [number, number];
  #count = 0;

  /** @param name tells streams of one seed apart */
  constructor(seed: number, name: string) {
    let hash = 0x811c9dc5;
    // FNV-1a; any fixed hash of the name would do.
    for (const letter of name) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193) >>> 0;
    this.#key = [seed >>> 0, hash];
  }

  /** In [0, 1). */
  uniform(): number {
    const [word] = philox([this.#count++, 0, 0, 0], this.#key);
    return word / 0x1_0000_0000;
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.uniform();
  }

  /** 0..count−1 */
  index(count: number): number {
    return Math.floor(this.uniform() * count);
  }

  shuffled<Item>(items: readonly Item[]): Item[] {
    const order = items.map((item) => ({ item, at: this.uniform() }));
    return order.sort((a, b) => a.at - b.at).map(({ item }) => item);
  }
}
