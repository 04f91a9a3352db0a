import type { Manifest } from './manifest.ts';
import { NumpyNormals } from './numpyNormals.ts';
import { sceneCount } from './sceneCount.ts';

const TWO_32 = 0x1_0000_0000;
const MULTIPLIER_0 = 0xd2511f53n;
const MULTIPLIER_1 = 0xcd9e8d57n;
const WEYL_0 = 0x9e3779b9;
const WEYL_1 = 0xbb67ae85;
const ROUNDS = 10;

type Words = [number, number, number, number];

/**
 * Philox4x32-10, a counter-based generator: four random 32-bit words for each counter, with no
 * state between calls (Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3", §4.3).
 */
export function philox(counter: Readonly<Words>, key: readonly [number, number]): Words {
  let [c0, c1, c2, c3] = counter;
  let [k0, k1] = key;
  for (let round = 0; round < ROUNDS; round++) {
    const product0 = MULTIPLIER_0 * BigInt(c0);
    const product1 = MULTIPLIER_1 * BigInt(c2);
    const low0 = Number(product0 & 0xffffffffn);
    const low1 = Number(product1 & 0xffffffffn);
    const high0 = Number(product0 >> 32n);
    const high1 = Number(product1 >> 32n);
    [c0, c1, c2, c3] = [(high1 ^ c1 ^ k0) >>> 0, low1, (high0 ^ c3 ^ k1) >>> 0, low0];
    k0 = (k0 + WEYL_0) >>> 0;
    k1 = (k1 + WEYL_1) >>> 0;
  }
  return [c0, c1, c2, c3];
}

/** Rows of NumPy's stream that are kept: a blend of two scenes reads the same two at every frame. */
const KEPT_ROWS = 8;

/** The stream that was read last: going on in it is cheap, and going back a little. */
let numpy: {
  readonly seed: number;
  readonly normals: NumpyNormals;
  /** Rows read last by where they start and how long they are. */
  readonly rows: Map<string, Float64Array>;
} | null = null;

/**
 * Row `row` of a latent stream; the `sphere` distribution scales it to length √size.
 *
 * - `philox4x32-10`: any row without the rows before it. Normals by Box–Muller in float64, four for
 *   each Philox block; `training/latent.py` computes the same, and both read the same test vectors.
 * - `numpy-mt19937`: row `row` of `numpy.random.RandomState(seed).standard_normal((n, size))`, as the
 *   published demo numbers its scenes.
 * @returns `[size]` float32
 * @throws RangeError if the stream has no such row.
 */
export function latentRow(latent: Manifest['latent'], row: number): Float32Array {
  const rows = sceneCount({ latent });
  if (!Number.isInteger(row) || row < 0 || row >= rows) {
    throw new RangeError(`a scene index is an integer from 0 to ${rows - 1}, not ${row}`);
  }
  const values = latent.stream === 'numpy-mt19937' ? numpyRow(latent, row) : philoxRow(latent, row);
  if (latent.distribution === 'normal') return Float32Array.from(values);
  const length = Math.sqrt(values.reduce((sum, n) => sum + n * n, 0));
  return Float32Array.from(values, (n) => (n / length) * Math.sqrt(latent.size));
}

function philoxRow({ size, seed }: Manifest['latent'], row: number): Float64Array {
  const normals = new Float64Array(Math.ceil(size / 4) * 4);
  for (let block = 0; block < normals.length / 4; block++) {
    const [r0, r1, r2, r3] = philox([block, row, 0, 0], [seed, 0]);
    normals.set([...boxMuller(r0, r1), ...boxMuller(r2, r3)], block * 4);
  }
  return normals.subarray(0, size);
}

function numpyRow({ size, seed }: Manifest['latent'], row: number): Float64Array {
  if (numpy?.seed !== seed) numpy = { seed, normals: new NumpyNormals(seed), rows: new Map() };
  const { normals, rows } = numpy;
  const key = `${row} ${size}`;
  const values = rows.get(key) ?? normals.read(row * size, size);
  rows.delete(key);
  rows.set(key, values);
  const [oldest] = rows.keys();
  if (rows.size > KEPT_ROWS && oldest !== undefined) rows.delete(oldest);
  return values;
}

/** Two independent standard normals from two random words. */
function boxMuller(word0: number, word1: number): [number, number] {
  const radius = Math.sqrt(-2 * Math.log((word0 + 0.5) / TWO_32));
  const angle = 2 * Math.PI * ((word1 + 0.5) / TWO_32);
  return [radius * Math.cos(angle), radius * Math.sin(angle)];
}
