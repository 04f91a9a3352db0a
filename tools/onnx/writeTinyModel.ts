import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256Hex, weightsHash } from '../../src/model/hash.ts';
import { MANIFEST_VERSION, type FileEntry, type Manifest } from '../../src/model/manifest.ts';
import { PARITY_VERSION, type Parity } from '../../src/model/parity.ts';
import { runScene } from './generator.ts';
import { openModelFolder } from './modelFolder.ts';
import { TINY_LATENT, TINY_RESOLUTION, tinySegmenter, tinyStages } from './tinyStages.ts';
import { CONCEPTS, tinyTable } from './tinyTable.ts';

const FOLDER = join(import.meta.dirname, '../../e2e/fixtures/tiny');
const PROBE_SCENE = 3;
/** Display colours of the classes. */
const COLORS = ['#2f7d32', '#6fae4a', '#7db7e8'];
const TABLE_SCENES = 64;

/**
 * Writes the model that the browser tests load: `npx tsx tools/onnx/writeTinyModel.ts`. It has the
 * village's form at a hundredth of its size; its weights are random, so it paints nothing meaningful.
 */
async function writeTinyModel(): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  const stages = await Promise.all(
    tinyStages().map(async ({ bytes, input, output, layer }, k) => ({
      ...(await writeEntry(`stage-${k}.onnx`, bytes)),
      input: { name: input.name, shape: [...input.shape] },
      output: { name: output.name, shape: [...output.shape] },
      layer,
    })),
  );
  const segmenter = tinySegmenter(CONCEPTS.length);
  const bare: Manifest = {
    format: 'ganpaint-model',
    version: MANIFEST_VERSION,
    id: 'tiny',
    title: 'Tiny',
    licence: 'CC0-1.0',
    source: 'Random weights written by tools/onnx/writeTinyModel.ts; for tests only.',
    resolution: TINY_RESOLUTION,
    latent: { size: TINY_LATENT, distribution: 'sphere', stream: 'philox4x32-10', seed: 0 },
    stages,
    segmenter: {
      ...(await writeEntry('segmenter.onnx', segmenter.bytes)),
      input: { name: segmenter.input.name, shape: [...segmenter.input.shape] },
      output: { name: segmenter.output.name, shape: [...segmenter.output.shape] },
      classes: CONCEPTS.map((id, i) => ({ id, color: COLORS[i] ?? '#888888', group: 'object' })),
    },
    dissection: null,
    parity: null,
    weights: weightsHash(stages.map((stage) => stage.sha256)),
    curated: [0, 1, 2, 3, 4, 5, 6, 7],
    preview: false,
  };
  await writeEntry('manifest.json', json(bare));
  const model = await openModelFolder(FOLDER, 1);
  const scenes: Float32Array[][] = [];
  for (let scene = 0; scene < TABLE_SCENES; scene++) scenes.push(await runScene(model, scene));
  const parity = parityOf(bare, scenes[PROBE_SCENE]?.at(-1) ?? new Float32Array());
  await writeEntry(
    'manifest.json',
    json({
      ...bare,
      dissection: await writeEntry('dissection.json', json(tinyTable(bare, scenes))),
      parity: await writeEntry('parity.json', json(parity)),
    }),
  );
  report(scenes.map((outputs) => outputs.at(-1) ?? new Float32Array()));
}

/** 64 pixels on a grid, as this runtime renders them. */
function parityOf({ weights }: Manifest, image: Float32Array): Parity {
  const [size, step] = [TINY_RESOLUTION ** 2, TINY_RESOLUTION / 8];
  const pixels = Array.from({ length: 64 }, (_, i): [number, number, number, number, number] => {
    const [row, column] = [Math.floor(i / 8) * step + 3, (i % 8) * step + 3];
    const color = (channel: number) =>
      Number((image[channel * size + row * TINY_RESOLUTION + column] ?? 0).toFixed(5));
    return [row, column, color(0), color(1), color(2)];
  });
  return {
    version: PARITY_VERSION,
    weights,
    framework: 'onnxruntime-node',
    cases: [],
    probe: { scene: PROBE_SCENE, pixels },
  };
}

async function writeEntry(file: string, bytes: Uint8Array): Promise<FileEntry> {
  await writeFile(join(FOLDER, file), bytes);
  return { file, bytes: bytes.length, sha256: sha256Hex(bytes) };
}

function json(value: unknown): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(value, null, 1)}\n`);
}

/** Says how far the images reach, to choose the scale of the last convolution by. */
function report(images: readonly Float32Array[]): void {
  const values = Float32Array.from(images.flatMap((image) => [...image])).sort();
  const at = (q: number) => (values[Math.floor(q * (values.length - 1))] ?? 0).toFixed(2);
  console.error(`images: least ${at(0)}, 1 % ${at(0.01)}, 99 % ${at(0.99)}, greatest ${at(1)}`);
}

await writeTinyModel();
