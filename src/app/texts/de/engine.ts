import { numbersIn } from '../numbers.ts';
import { tenths } from '../parts.ts';
import type { Texts } from '../texts.ts';

const { percent } = numbersIn('de-DE');

export const engine: Texts['engine'] = {
  label: 'Rechenwerk',
  loadStep: ({ step, done, total }) => {
    switch (step) {
      case 'download':
        return `Das Netz wird geladen, ${percent(tenths(done, total))}`;
      case 'compile':
        return `Stufe ${done + 1} von ${total} wird vorbereitet`;
      case 'warm-up':
        return 'Die erste Szene wird berechnet';
    }
  },
  ready: (status) =>
    status.backend === 'webgpu'
      ? 'bereit mit WebGPU'
      : `bereit mit WASM, ${status.threads} ${status.threads === 1 ? 'Thread' : 'Threads'}`,
  noWebgpu: (reason) => `WebGPU wird nicht benutzt: ${reason}`,
  recovering:
    'Die Verbindung zur Grafikkarte ist abgerissen. Es geht gleich weiter; alle Striche sind noch da.',
  tryAgain: 'Noch einmal versuchen',
  useWasm: 'WASM benutzen',
  openFirst: 'Seine erste Szene öffnen',
  openDefault: 'Das Dorf öffnen',
};
