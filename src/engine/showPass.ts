import { showShader } from './shaders.ts';

/** Draws images from their GPU buffer to a canvas, without read-back. */
export class ShowPass {
  readonly #device: GPUDevice;
  readonly #context: GPUCanvasContext;
  readonly #pipeline: GPURenderPipeline;
  readonly #sizes: GPUBuffer;

  /** Sizes the canvas to the image, pixel for pixel; the page scales it. */
  constructor(device: GPUDevice, canvas: OffscreenCanvas, resolution: number) {
    canvas.width = resolution;
    canvas.height = resolution;
    const context = canvas.getContext('webgpu');
    if (!context) throw new Error('the canvas gives no WebGPU context');
    const format = navigator.gpu.getPreferredCanvasFormat();
    context.configure({ device, format, alphaMode: 'opaque' });
    const module = device.createShaderModule({ code: showShader, label: 'show' });
    this.#device = device;
    this.#context = context;
    this.#pipeline = device.createRenderPipeline({
      label: 'show',
      layout: 'auto',
      vertex: { module, entryPoint: 'cover' },
      fragment: { module, entryPoint: 'color', targets: [{ format }] },
    });
    this.#sizes = device.createBuffer({
      size: 8,
      usage: GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST,
    });
    device.queue.writeBuffer(this.#sizes, 0, new Uint32Array([resolution, resolution]));
  }

  /** @param image `[3, height, width]` float32 in [-1, 1] */
  draw(image: GPUBuffer): void {
    const encoder = this.#device.createCommandEncoder();
    const pass = encoder.beginRenderPass({
      colorAttachments: [
        { view: this.#context.getCurrentTexture().createView(), loadOp: 'clear', storeOp: 'store' },
      ],
    });
    pass.setPipeline(this.#pipeline);
    pass.setBindGroup(
      0,
      this.#device.createBindGroup({
        layout: this.#pipeline.getBindGroupLayout(0),
        entries: [
          { binding: 0, resource: { buffer: this.#sizes } },
          { binding: 1, resource: { buffer: image } },
        ],
      }),
    );
    pass.draw(3);
    pass.end();
    this.#device.queue.submit([encoder.finish()]);
  }
}
