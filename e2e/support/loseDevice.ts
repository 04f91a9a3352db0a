import type { Page } from '@playwright/test';

/**
 * Takes the engine's graphics device away at its next use. The device is the worker's own, so it is
 * caught by its prototype there.
 */
export async function loseDevice(page: Page): Promise<void> {
  const [worker] = page.workers();
  if (!worker) throw new Error('the engine has no worker');
  await worker.evaluate(() => {
    const prototype = GPUDevice.prototype;
    const { value: create } = Object.getOwnPropertyDescriptor(
      prototype,
      'createCommandEncoder',
    ) as { value: (this: GPUDevice) => GPUCommandEncoder };
    prototype.createCommandEncoder = function () {
      this.destroy();
      return create.call(this);
    };
  });
}
