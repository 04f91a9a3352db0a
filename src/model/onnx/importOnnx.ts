import { sha256Hex, weightsHash } from '../hash.ts';
import { MANIFEST_VERSION, type Manifest } from '../manifest.ts';
import { titleOfFile } from '../modelName.ts';
import type { ImportProgress } from '../proggan/importProggan.ts';
import { flatPort, pieceBetween, pieceModel } from './cutGraph.ts';
import { onnxFault, readOnnx, type RawGraph } from './onnxGraph.ts';
import type { GraphPort } from './onnxModel.ts';

/** Runs a network once and tells the shapes of what comes out, by name. */
export type ShapesOf = (
  model: Uint8Array<ArrayBuffer>,
  input: GraphPort,
  outputs: readonly string[],
) => Promise<ReadonlyMap<string, readonly number[]>>;

type Options = {
  /** Names of the tensors that become editable layers, in network order. */
  readonly cuts: readonly string[];
  readonly id: string;
  /** What latents the generator was trained on, which the file does not tell. */
  readonly distribution: Manifest['latent']['distribution'];
  readonly shapesOf: ShapesOf;
};
type WriteFile = (file: string, bytes: Uint8Array<ArrayBuffer>) => Promise<void>;

const SCENES = 16;

/**
 * Cuts an ONNX generator at named tensors into a model folder. It takes one float32 latent, whose open
 * sides are 1, and gives an image `[1, 3, side, side]` in −1..1.
 * Shapes are seen by running it once.
 * @throws ProblemError `onnx` if it cannot be cut so
 */
export async function importOnnx(
  bytes: Uint8Array,
  file: string,
  { cuts, id, distribution, shapesOf }: Options,
  write: WriteFile,
  report: (progress: ImportProgress) => void = () => undefined,
): Promise<Manifest> {
  const graph = readOnnx(bytes, file);
  const { output } = graph;
  const { input, row } = latentOf(graph);
  const ends = [...cuts, output.name];
  const pieces = ends.map((to, k) => pieceBetween(graph, cuts[k - 1] ?? input.name, to));
  const whole = pieceBetween(graph, input.name, output.name);
  const open = ends.map((name) => ({ name, shape: [] }));
  const shapes = await shapesOf(pieceModel(graph, whole, input, open), row, ends);
  const shapeOf = (name: string): number[] => [...(shapes.get(name) ?? [])];
  const ports = ends.map((name): GraphPort => ({ name, shape: shapeOf(name) }));
  for (const [k, { name, shape }] of ports.entries()) {
    const image = k === cuts.length;
    const [batch, channels, height = 0, width = 0] = shape;
    const fits =
      shape.length === 4 && batch === 1 && (!image || (channels === 3 && height === width));
    const expected = image ? '1×3×side×side' : '1×units×height×width';
    if (!fits)
      throw onnxFault(file, { reason: 'shape', tensor: name, expected, found: shape.join('×') });
    if (!image && (height < 1 || width < 1)) throw new RangeError(`${name} is empty`);
  }
  if (row.shape[0] !== 1 || row.shape.length !== 2) {
    const found = graph.input.shape.map((side) => side ?? '?').join('×');
    throw onnxFault(file, { reason: 'shape', tensor: input.name, expected: '1×size', found });
  }
  const stages: Manifest['stages'] = [];
  for (const [k, piece] of pieces.entries()) {
    const [from, to] = [ports[k - 1] ?? input, ports[k]];
    if (!to) continue;
    report({ step: 'convert', done: k, total: pieces.length });
    const model = pieceModel(graph, piece, from, [to]);
    const name = `stage-${String(k).padStart(2, '0')}.onnx`;
    await write(name, model);
    const taken = k === 0 ? row : from;
    stages.push({
      ...{ file: name, bytes: model.length, sha256: sha256Hex(model) },
      input: { name: taken.name, shape: [...taken.shape] },
      output: { name: to.name, shape: [...to.shape] },
      layer: k < cuts.length ? to.name : null,
    });
  }
  const manifest: Manifest = {
    ...{
      format: 'ganpaint-model',
      version: MANIFEST_VERSION,
      id,
      title: titleOfFile(file, id),
      licence: 'as the file',
    },
    source: `${file}, SHA-256 ${sha256Hex(bytes)}, cut at ${cuts.join(', ')}`,
    resolution: ports.at(-1)?.shape[2] ?? 0,
    latent: { size: row.shape[1] ?? 0, distribution, stream: 'philox4x32-10', seed: 0 },
    stages,
    ...{ segmenter: null, dissection: null, parity: null, preview: false },
    weights: weightsHash(stages.map(({ sha256 }) => sha256)),
    curated: Array.from({ length: SCENES }, (_, scene) => scene),
  };
  await write('manifest.json', new TextEncoder().encode(`${JSON.stringify(manifest)}\n`));
  return manifest;
}

/**
 * A generator's input, and the row of the latent that it is made of. Sides that the file leaves open are 1:
 * one scene is rendered at a time.
 */
export function latentOf({ input: { name, shape } }: RawGraph): {
  readonly input: GraphPort;
  readonly row: GraphPort;
} {
  const input = { name, shape: shape.map((side) => side ?? 1) };
  return { input, row: input.shape.length === 2 ? input : flatPort(input) };
}
