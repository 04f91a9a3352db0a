import * as v from 'valibot';
import { parseVersioned } from '../parse.ts';
import { ProblemError } from '../problem.ts';
import { Observation } from './observation.ts';

/**
 * An observation as a file, to go on with it later or to merge it with others:
 *
 * - 8 bytes: the letters `GPOBSERV`;
 * - uint32, little-endian: length of the header in bytes, a multiple of 8 less 12, filled with spaces;
 * - the header, JSON in UTF-8: version, spec, covered pairs, and for each layer the number of cells
 *   seen and which of its three joint counts have negative values;
 * - for each layer in order, little-endian: `cells.counts` uint32, `cells.sums` float64, `means.sums`
 *   float64, `means.weights` float64; then for `pixels`, `shuffled` and `thresholds`: totals float64,
 *   positive uint32, and negative uint32 where the header says so. Each array starts at a multiple of 8.
 */
const MAGIC = 'GPOBSERV';
const VERSION = 1;
const PREFIX = MAGIC.length + 4;

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const positive = v.pipe(v.number(), v.integer(), v.minValue(1));
const even = v.pipe(count, v.multipleOf(2));

const headerSchema = v.object({
  version: v.literal(VERSION),
  spec: v.object({
    weights: v.string(),
    segmenter: v.string(),
    classes: v.array(v.string()),
    side: positive,
    layers: v.array(
      v.object({
        id: v.string(),
        stage: count,
        units: positive,
        height: positive,
        width: positive,
      }),
    ),
    firstScene: count,
    samples: even,
    thresholdSamples: even,
  }),
  covered: v.array(v.object({ from: count, to: count })),
  layers: v.array(
    v.object({ cells: count, negative: v.tuple([v.boolean(), v.boolean(), v.boolean()]) }),
  ),
});

type Numbers = Uint32Array | Float64Array;

/** The file's bytes, in pieces that are views of the observation: use them before it grows. */
export function observationBytes(observation: Observation): Uint8Array[] {
  const header = new TextEncoder().encode(JSON.stringify(headerOf(observation)));
  const length = Math.ceil((PREFIX + header.length) / 8) * 8 - PREFIX;
  const head = new Uint8Array(PREFIX + length).fill(0x20);
  head.set(new TextEncoder().encode(MAGIC));
  new DataView(head.buffer).setUint32(MAGIC.length, length, true);
  head.set(header, PREFIX);
  return [head, ...arraysOf(observation).flatMap((array) => [bytesOf(array), padding(array)])];
}

/**
 * Reads a file's bytes.
 * @throws ProblemError `not-json`, `format-newer` or `format-invalid`.
 */
export function readObservation(bytes: Uint8Array, url: string): Observation {
  const refuse = (detail: string) =>
    new ProblemError({ code: 'format-invalid', url, path: '(bytes)', detail });
  const magic = new TextDecoder().decode(bytes.subarray(0, MAGIC.length));
  if (magic !== MAGIC || bytes.length < PREFIX) throw refuse(`it does not begin with ${MAGIC}`);
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(MAGIC.length, true);
  const text = new TextDecoder().decode(bytes.subarray(PREFIX, PREFIX + length));
  const { spec, covered, layers } = parseVersioned(headerSchema, VERSION, text, url);
  const observation = new Observation(spec, covered);
  observation.layers.forEach((layer, i) => {
    layer.cells.total = layers[i]?.cells ?? 0;
    [layer.pixels, layer.shuffled, layer.thresholds].forEach((joint, k) => {
      if (layers[i]?.negative[k]) joint.needNegative();
    });
  });
  let at = PREFIX + length;
  for (const array of arraysOf(observation)) {
    const piece = bytes.subarray(at, at + array.byteLength);
    if (piece.length < array.byteLength) throw refuse('it ends too soon');
    bytesOf(array).set(piece);
    at += array.byteLength + padding(array).length;
  }
  return observation;
}

function headerOf({ spec, covered, layers }: Observation): v.InferOutput<typeof headerSchema> {
  return {
    version: VERSION,
    spec: {
      ...spec,
      classes: [...spec.classes],
      layers: spec.layers.map((layer) => ({ ...layer })),
    },
    covered: [...covered.ranges],
    layers: layers.map(({ cells, pixels, shuffled, thresholds }) => ({
      cells: cells.total,
      negative: [
        pixels.negative !== null,
        shuffled.negative !== null,
        thresholds.negative !== null,
      ],
    })),
  };
}

function arraysOf({ layers }: Observation): Numbers[] {
  return layers.flatMap(({ cells, means, pixels, shuffled, thresholds }) => [
    cells.counts,
    cells.sums,
    means.sums,
    means.weights,
    ...[pixels, shuffled, thresholds].flatMap(({ totals, positive, negative }) => [
      totals,
      positive,
      ...(negative ? [negative] : []),
    ]),
  ]);
}

function bytesOf({ buffer, byteOffset, byteLength }: Numbers): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function padding({ byteLength }: Numbers): Uint8Array {
  return new Uint8Array((8 - (byteLength % 8)) % 8);
}
