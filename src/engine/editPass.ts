import type { Intervention } from '../model/intervention.ts';
import { editGroups, editShader } from './shaders.ts';

/** The buffers of one layer, kept from frame to frame. */
type LayerBuffers = {
  sizes: GPUBuffer;
  rowOfUnit: GPUBuffer;
  edited: GPUBuffer;
  keep: GPUBuffer;
  add: GPUBuffer;
  /** Rows that `keep` and `add` have room for. */
  rows: number;
};

/** Applies interventions on the GPU: one dispatch each, into a buffer that the layer keeps. */
export class EditPass {
  readonly #device: GPUDevice;
  readonly #pipeline: GPUComputePipeline;
  readonly #layers = new Map<string, LayerBuffers>();

  constructor(device: GPUDevice) {
    this.#device = device;
    const module = device.createShaderModule({ code: editShader, label: 'edit' });
    this.#pipeline = device.createComputePipeline({
      label: 'edit',
      layout: 'auto',
      compute: { module, entryPoint: 'edit' },
    });
  }

  /**
   * Records and submits the dispatch.
   * @param source `[units, height, width]` float32
   * @returns the layer's buffer of the same shape; the next call for the layer overwrites it
   */
  apply(source: GPUBuffer, units: number, edit: Intervention): GPUBuffer {
    const cells = edit.height * edit.width;
    const elements = units * cells;
    const buffers = this.#buffers(edit, units, cells);
    const rowOfUnit = new Int32Array(units).fill(-1);
    edit.units.forEach((unit, row) => (rowOfUnit[unit] = row));
    const { queue } = this.#device;
    queue.writeBuffer(buffers.rowOfUnit, 0, rowOfUnit);
    queue.writeBuffer(buffers.keep, 0, edit.keep as Float32Array<ArrayBuffer>);
    queue.writeBuffer(buffers.add, 0, edit.add as Float32Array<ArrayBuffer>);
    const encoder = this.#device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    pass.setPipeline(this.#pipeline);
    const bound = [
      buffers.sizes,
      source,
      buffers.rowOfUnit,
      buffers.keep,
      buffers.add,
      buffers.edited,
    ];
    pass.setBindGroup(
      0,
      this.#device.createBindGroup({
        layout: this.#pipeline.getBindGroupLayout(0),
        entries: bound.map((buffer, binding) => ({ binding, resource: { buffer } })),
      }),
    );
    pass.dispatchWorkgroups(...editGroups(elements));
    pass.end();
    queue.submit([encoder.finish()]);
    return buffers.edited;
  }

  #buffers(edit: Intervention, units: number, cells: number): LayerBuffers {
    const found = this.#layers.get(edit.layer);
    if (found && found.rows >= edit.units.length) return found;
    // Room grows by doubling, so that a long session does not allocate with each new brush.
    const rows = Math.min(units, Math.max(edit.units.length, (found?.rows ?? 16) * 2));
    const size = rows * cells * Float32Array.BYTES_PER_ELEMENT;
    const storage = (bytes: number, usage = 0): GPUBuffer =>
      this.#device.createBuffer({
        size: bytes,
        usage: GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST | usage,
      });
    found?.keep.destroy();
    found?.add.destroy();
    const buffers: LayerBuffers = {
      sizes: found?.sizes ?? this.#sizes(cells, units * cells),
      rowOfUnit: found?.rowOfUnit ?? storage(units * 4),
      edited: found?.edited ?? storage(units * cells * 4, GPUBufferUsage.COPY_SRC),
      keep: storage(size),
      add: storage(size),
      rows,
    };
    this.#layers.set(edit.layer, buffers);
    return buffers;
  }

  #sizes(cells: number, elements: number): GPUBuffer {
    const buffer = this.#device.createBuffer({
      size: 8,
      usage: GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST,
    });
    this.#device.queue.writeBuffer(buffer, 0, new Uint32Array([cells, elements]));
    return buffer;
  }
}
