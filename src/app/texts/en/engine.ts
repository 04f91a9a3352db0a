import type { EngineStatus, LoadStep } from '../../../model/port.ts';
import { numbersIn } from '../numbers.ts';
import { tenths } from '../parts.ts';

const { percent } = numbersIn('en-GB');

/** What the engine does: the line at the top, and the cover over the picture. */
export const engine = {
  label: 'Engine',
  loadStep: ({ step, done, total }: LoadStep): string => {
    switch (step) {
      case 'download':
        return `Downloading the network, ${percent(tenths(done, total))}`;
      case 'compile':
        return `Preparing stage ${done + 1} of ${total}`;
      case 'warm-up':
        return 'Rendering a first scene';
    }
  },
  ready: (status: Extract<EngineStatus, { phase: 'ready' }>): string =>
    status.backend === 'webgpu'
      ? 'ready on WebGPU'
      : `ready on WASM, ${status.threads} ${status.threads === 1 ? 'thread' : 'threads'}`,
  noWebgpu: (reason: string): string => `WebGPU is not used: ${reason}`,
  recovering: 'The graphics device was lost. Starting again; your strokes are kept.',
  tryAgain: 'Try again',
  useWasm: 'Use WASM instead',
  openFirst: 'Open its first scene',
  openDefault: 'Open the village',
};
