import type { BackendChoice } from '../model/port.ts';
import { ProblemError, type WebgpuGap } from '../model/problem.ts';

/**
 * A WebGPU device for inference and drawing, with the limits of its adapter, and with half floats and
 * subgroups where it has them.
 * @param choice `auto` refuses a fallback (software) adapter, which is slower than WASM
 * @throws ProblemError `webgpu-missing` with the reason.
 */
export async function requestDevice(choice: BackendChoice): Promise<GPUDevice> {
  // Typed as always there; browsers without WebGPU, and plain HTTP pages, lack it.
  const gpu = navigator.gpu as GPU | undefined;
  if (!gpu) throw missing('not-offered');
  const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' });
  if (!adapter) throw missing('no-adapter');
  if (choice === 'auto' && adapter.info.isFallbackAdapter) {
    throw missing('software-only');
  }
  const wanted: GPUFeatureName[] = ['shader-f16', 'subgroups'];
  const { maxBufferSize, maxStorageBufferBindingSize, maxComputeWorkgroupStorageSize } =
    adapter.limits;
  try {
    return await adapter.requestDevice({
      requiredFeatures: wanted.filter((feature) => adapter.features.has(feature)),
      requiredLimits: {
        maxBufferSize,
        maxStorageBufferBindingSize,
        maxComputeWorkgroupStorageSize,
        maxStorageBuffersPerShaderStage: adapter.limits.maxStorageBuffersPerShaderStage,
        maxComputeInvocationsPerWorkgroup: adapter.limits.maxComputeInvocationsPerWorkgroup,
        maxComputeWorkgroupSizeX: adapter.limits.maxComputeWorkgroupSizeX,
      },
    });
  } catch (error) {
    throw missing('refused', String(error));
  }
}

function missing(reason: WebgpuGap['reason'], detail = ''): ProblemError {
  return new ProblemError({ code: 'webgpu-missing', reason, detail });
}
