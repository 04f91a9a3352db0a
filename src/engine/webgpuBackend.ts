import type { Tensor } from 'onnxruntime-web';
import type { Backend, FeatureMap, NetworkPorts, StageRunner } from './backend.ts';
import { EditPass } from './editPass.ts';
import { loadRuntime, type Runtime } from './runtime.ts';
import { ShowPass } from './showPass.ts';

/** Inference, edits and drawing on one WebGPU device; feature maps stay in its memory. */
export async function createWebgpuBackend(device: GPUDevice): Promise<Backend> {
  const runtime = await loadRuntime('webgpu', 1);
  const editPass = new EditPass(device);
  let showPass: ShowPass | null = null;

  return {
    kind: 'webgpu',
    threads: 1,
    createStage: (model, stage) => createStage(runtime, device, model, stage),
    upload: (values, shape) => upload(runtime, device, values, shape),
    edit(map, intervention) {
      const [, units = 0] = map.tensor.dims;
      const buffer = editPass.apply(bufferOf(map.tensor), units, intervention);
      // The edit pass owns the buffer, so there is nothing to release.
      return { tensor: wrap(runtime, buffer, map.tensor.dims), release: () => undefined };
    },
    read: (map) => readBuffer(device, bufferOf(map.tensor), map.tensor.size),
    attach(canvas, resolution) {
      showPass = new ShowPass(device, canvas, resolution);
    },
    async show(image) {
      showPass?.draw(bufferOf(image.tensor));
      await device.queue.onSubmittedWorkDone();
    },
  };
}

async function createStage(
  runtime: Runtime,
  device: GPUDevice,
  model: Uint8Array,
  { input, output }: NetworkPorts,
): Promise<StageRunner> {
  const session = await runtime.InferenceSession.create(model, {
    // Options are read from the object form alone, and the device must come with them.
    executionProviders: [{ name: 'webgpu', device, preferredLayout: 'NCHW' }],
    preferredOutputLocation: 'gpu-buffer',
    graphOptimizationLevel: 'all',
  });
  return {
    async run(map) {
      const results = await session.run({ [input.name]: map.tensor });
      const tensor = results[output.name];
      if (!tensor) throw new Error(`the stage gives no output named ${output.name}`);
      return { tensor, release: () => tensor.dispose() };
    },
  };
}

function upload(
  runtime: Runtime,
  device: GPUDevice,
  values: Float32Array,
  shape: readonly number[],
): FeatureMap {
  const buffer = device.createBuffer({
    size: Math.ceil(values.byteLength / 16) * 16,
    usage: GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST | GPUBufferUsage.COPY_SRC,
  });
  device.queue.writeBuffer(buffer, 0, values as Float32Array<ArrayBuffer>);
  return { tensor: wrap(runtime, buffer, shape), release: () => buffer.destroy() };
}

/**
 * Reads a buffer back by a copy of it. The tensor's own `getData` would make it one of the processor's
 * memory, and the next stage would upload it again.
 */
async function readBuffer(
  device: GPUDevice,
  buffer: GPUBuffer,
  elements: number,
): Promise<Float32Array<ArrayBuffer>> {
  const size = elements * Float32Array.BYTES_PER_ELEMENT;
  const usage = GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST;
  const copy = device.createBuffer({ size, usage });
  const encoder = device.createCommandEncoder();
  encoder.copyBufferToBuffer(buffer, 0, copy, 0, size);
  device.queue.submit([encoder.finish()]);
  await copy.mapAsync(GPUMapMode.READ);
  const values = new Float32Array(copy.getMappedRange().slice(0));
  copy.destroy();
  return values;
}

function wrap(runtime: Runtime, buffer: GPUBuffer, dims: readonly number[]): Tensor {
  return runtime.Tensor.fromGpuBuffer(buffer, { dataType: 'float32', dims: [...dims] });
}

function bufferOf(tensor: Tensor): GPUBuffer {
  return tensor.gpuBuffer;
}
