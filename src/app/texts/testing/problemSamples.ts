import type { CheckpointFault } from '../../../model/checkpoint/refusal.ts';
import type { FolderFault } from '../../../model/folder/importFolder.ts';
import type { OnnxFault } from '../../../model/onnx/onnxFault.ts';
import type { Problem, WebgpuGap } from '../../../model/problem.ts';
import type { LayoutFault } from '../../../model/proggan/layout.ts';
import type { SessionSource } from '../../../model/session/sessionProblem.ts';

/** Some of each reason; a new reason that stands not here does not compile. */
type Faults<Fault extends { readonly reason: string }> = {
  readonly [Reason in Fault['reason']]: readonly Extract<Fault, { reason: Reason }>[];
};

const checkpointFaults: Faults<CheckpointFault> = {
  'not-pytorch': [{ reason: 'not-pytorch', found: 'PK' }],
  'other-kind': [{ reason: 'other-kind', found: 'a list' }],
  truncated: [{ reason: 'truncated', part: 'the header' }],
  forbidden: [{ reason: 'forbidden', what: 'os.system' }],
  damaged: [{ reason: 'damaged', detail: 'no end' }],
  'too-large': [
    { reason: 'too-large', what: 'depth', limit: 20000 },
    { reason: 'too-large', what: 'size', limit: 2e9 },
  ],
};

const layoutFaults: Faults<LayoutFault> = {
  'other-network': [
    { reason: 'other-network', found: ['a.weight', 'b.bias'] },
    { reason: 'other-network', found: [] },
  ],
  'tensor-missing': [{ reason: 'tensor-missing', key: 'layer1' }],
  shape: [{ reason: 'shape', key: 'layer1', expected: '1×2', found: '2×3' }],
  'tensor-unknown': [{ reason: 'tensor-unknown', key: 'layer1' }],
  'layer-count': [{ reason: 'layer-count', found: 3 }],
  'not-finite': [{ reason: 'not-finite', key: 'layer1' }],
};

const folderFaults: Faults<FolderFault> = {
  'no-manifest': [
    { reason: 'no-manifest', found: ['a.png', 'b.png'] },
    { reason: 'no-manifest', found: [] },
  ],
  missing: [{ reason: 'missing', file: 'stage1.onnx' }],
  differs: [{ reason: 'differs', file: 'stage1.onnx', expected: '1 B', found: '2 B' }],
  weights: [{ reason: 'weights' }],
  id: [{ reason: 'id', found: 'Ä' }],
};

const onnxFaults: Faults<OnnxFault> = {
  damaged: [{ reason: 'damaged', detail: 'no end' }],
  external: [{ reason: 'external', tensor: 'w' }],
  ports: [
    { reason: 'ports', port: 'input', found: ['z', 'y'] },
    { reason: 'ports', port: 'output', found: [] },
  ],
  type: [
    { reason: 'type', port: 'input', found: 10 },
    { reason: 'type', port: 'output', found: 10 },
  ],
  shape: [{ reason: 'shape', tensor: 'z', expected: '1×2', found: '2×3' }],
  unknown: [{ reason: 'unknown', tensor: 'z', known: ['a', 'b'] }],
  bypass: [{ reason: 'bypass', tensor: 'z', also: 'y' }],
  subgraph: [{ reason: 'subgraph', operator: 'If' }],
  run: [{ reason: 'run', detail: 'no kernel' }],
  uncut: [{ reason: 'uncut' }],
  scores: [{ reason: 'scores', found: 7 }],
  opset: [{ reason: 'opset', expected: 11, found: 9 }],
  names: [{ reason: 'names', expected: 3, found: 2 }],
};

const gapDetails: Readonly<Record<WebgpuGap['reason'], string>> = {
  'not-offered': '',
  'no-adapter': '',
  'software-only': '',
  refused: 'busy',
  lost: '3',
};

export const webgpuGaps = Object.entries(gapDetails).map(
  ([reason, detail]) => ({ reason, detail }) as WebgpuGap,
);

const sources: readonly SessionSource[] = [
  { kind: 'file', name: 'a.ganpaint' },
  { kind: 'picture', name: 'a.png' },
  { kind: 'link' },
  { kind: 'browser' },
];

const url = 'https://here.example/models/village/manifest.json';
const detail = 'a detail';

/** Some of each code, without the code itself; a new code that stands not here does not compile. */
const problems: {
  readonly [Code in Problem['code']]: readonly Omit<Extract<Problem, { code: Code }>, 'code'>[];
} = {
  'file-missing': [{ url, status: 404 }],
  network: [{ url, detail }],
  'file-corrupt': [{ url, expected: '1 B', actual: '2 B' }],
  'not-json': [{ url, detail }],
  'format-newer': [{ url, found: 3, newest: 2 }],
  'format-invalid': [{ url, path: 'a.b', detail }],
  'table-of-other-weights': [{ url }],
  'model-unknown': [{ id: 'atlantis' }],
  'file-kind-unknown': [{ name: 'a.txt', known: ['.png', '.pth', '.onnx'] }],
  checkpoint: faulty(checkpointFaults),
  'checkpoint-layout': faulty(layoutFaults),
  'model-files': faulty(folderFaults),
  onnx: faulty(onnxFaults),
  'storage-missing': [{ detail }],
  'import-failed': [{ detail }],
  'scene-invalid': [{ value: 'x' }],
  'scene-beyond': [{ title: 'Village', scene: 12345, last: 9999 }],
  'backend-invalid': [{ value: 'x' }],
  'address-invalid': [{ parameter: 'hide', value: 'x', known: ['a', 'b'] }],
  'no-segmenter': [{ model: 'churches' }],
  'webgpu-missing': webgpuGaps,
  'wasm-missing': [{ detail }],
  parity: [
    { backend: 'WebGPU', difference: 0.1234 },
    { backend: 'WASM', difference: 2 },
  ],
  'stage-failed': [{ stage: 'stage1', detail }],
  'worker-crashed': [{ detail }],
  'worker-silent': [{ seconds: 30 }],
  'session-damaged': sources.map((source) => ({ source, detail })),
  'session-newer': sources.map((source) => ({ source, found: 3, newest: 2 })),
  'session-invalid': sources.map((source) => ({ source, path: 'a.b', detail })),
  'session-too-large': sources.map((source) => ({ source })),
  'session-other-model': sources.map((source) => ({ source, model: 'a', open: 'b' })),
  'session-other-weights': sources.map((source) => ({ source, model: 'a' })),
  'link-too-long': [{ length: 9000 }],
  'picture-without-session': [{ name: 'a.png' }],
  'storage-full': [{}],
  'storage-failed': [{ detail }],
  'file-not-written': [{ detail }],
  'file-not-read': [{ name: 'a.png', detail }],
  'clipboard-refused': [{ what: 'link' }, { what: 'image' }],
  'no-picture': [{}],
};

export const problemSamples: readonly Problem[] = Object.entries(problems).flatMap(
  ([code, samples]) => samples.map((sample) => ({ code, ...sample }) as Problem),
);

function faulty<Fault extends { readonly reason: string }>(
  faults: Faults<Fault>,
): { readonly file: string; readonly fault: Fault }[] {
  return Object.values<readonly Fault[]>(faults).flatMap((each) =>
    each.map((fault) => ({ file: 'a.file', fault })),
  );
}
