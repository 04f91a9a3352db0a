import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256Hex } from '../../../src/model/hash.ts';
import { onnxModel } from '../../../src/model/onnx/onnxModel.ts';

const TINY = join(import.meta.dirname, '../../../e2e/fixtures/tiny');

/** Copies the tiny model to a folder of its own, which the caller takes away. */
export async function copyTiny(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ganpaint-'));
  await cp(TINY, folder, { recursive: true });
  return folder;
}

/** A stand-in segmenter: the brightest of the three colours names the class. */
export async function addColorSegmenter(folder: string): Promise<void> {
  const input = { name: 'image', shape: [1, 3, 64, 64] };
  const output = { name: 'scores', shape: [1, 3, 64, 64] };
  const bytes = onnxModel({
    name: 'segmenter',
    input,
    output,
    initializers: [
      { name: 'w', shape: [3, 3, 1, 1], values: Float32Array.of(3, 0, 0, 0, 1, 0, 0, 0, 2) },
    ],
    nodes: [{ operator: 'Conv', inputs: ['image', 'w'], output: 'scores' }],
  });
  await writeFile(join(folder, 'segmenter.onnx'), bytes);
  const classes = ['tree', 'grass', 'snow'].map((id) => ({ id, color: '#000000', group: 'part' }));
  const entry = { file: 'segmenter.onnx', bytes: bytes.length, sha256: sha256Hex(bytes) };
  await changeManifest(folder, { segmenter: { ...entry, input, output, classes }, extra: 'kept' });
}

/** Sets fields of a folder's manifest. */
export async function changeManifest(folder: string, fields: object): Promise<void> {
  const path = join(folder, 'manifest.json');
  const manifest = JSON.parse(await readFile(path, 'utf8')) as object;
  await writeFile(path, JSON.stringify({ ...manifest, ...fields }));
}
