import { philox } from '../latent.ts';
import type { Uniform } from './bootstrap.ts';

/**
 * A seeded stream of numbers in [0, 1): xoshiro128** (Blackman and Vigna 2018), whose four words of
 * state come from Philox. A bootstrap takes millions of numbers, which Philox itself, in big integers,
 * is too slow for.
 * @param name tells streams of one seed apart
 */
export function seededUniform(seed: number, name: string): Uniform {
  let hash = 0;
  for (const letter of name) hash = (Math.imul(hash, 31) + letter.charCodeAt(0)) >>> 0;
  let [a, b, c, d] = philox([hash, 0, 0, 1], [seed >>> 0, 0]);
  return () => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return result / 0x1_0000_0000;
  };
}

function rotate(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}
