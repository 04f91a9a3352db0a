import type { Notice } from '../../editor/effectCheck.ts';
import type { EngineStatus, LoadStep } from '../../model/port.ts';
import type { SceneRef } from '../../model/scene.ts';
import type { StrokeMode } from '../../model/stroke.ts';

const modes: Record<StrokeMode, string> = { draw: 'Draw', erase: 'Erase', restore: 'Restore' };

/** All English texts of the page, but for the sentences of problems. */
export const en = {
  title: 'GANPaint',
  subtitle: 'Paint with the units of a network',
  scene: 'Scene. Paint with the pointer.',
  tools: 'Tools',
  brush: 'Brush',
  noBrushes:
    'This model has no dissection table, or no brush that was measured to work, so there is nothing to paint with.',
  mode: 'Mode',
  modes,
  modeHints: {
    draw: 'switches units on',
    erase: 'switches units off',
    restore: 'takes strokes away',
  } satisfies Record<StrokeMode, string>,
  size: 'Size',
  strength: 'Strength',
  units: 'Units',
  layer: 'Layer',
  layerOption: (height: number, width: number): string => `${height} × ${width}`,
  undo: 'Undo',
  redo: 'Redo',
  reset: 'Reset',
  newScene: 'New scene',
  saveImage: 'Save image',
  /** The picture's caption, as a print is numbered in its margin. */
  caption: (title: string, scene: SceneRef): string =>
    typeof scene === 'number'
      ? `${title}, no. ${scene}`
      : `${title}, no. ${scene.from} with ${Math.round(scene.t * 100)} % of no. ${scene.to}`,
  preview: '(a preview, measured on few scenes)',
  compare: 'Compare',
  compareHint: 'Hold to see the scene without your strokes (key V)',
  tryAgain: 'Try again',
  useWasm: 'Use WASM instead',
  openDefault: 'Open the village',
  history: 'History',
  historyEmpty: 'Your strokes will be listed here.',
  historyEarlier: (count: number): string =>
    `and ${count} earlier ${count === 1 ? 'stroke' : 'strokes'}`,
  historyItem: (mode: StrokeMode, concept: string): string =>
    mode === 'restore' ? modes.restore : `${modes[mode]} ${concept}`,
  historyDetail: (layer: string, units: number): string =>
    units === 0 ? 'all layers' : `${units} units at ${layer}²`,
  scenes: 'Scenes',
  sceneNumber: (scene: number): string => `Scene ${scene}`,
  engine: 'Engine',
  loadStep: ({ step, done, total }: LoadStep): string => {
    const percent = total === 0 ? 0 : Math.floor((done / total) * 10) * 10;
    switch (step) {
      case 'download':
        return `Downloading the network, ${percent} %`;
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
  strokeNotice: 'Stroke',
  notice: ({ concept, mode, contexts }: Notice): string => {
    if (mode === 'erase') return `There was next to no ${concept} here to switch off.`;
    const where =
      contexts.length === 0
        ? 'Try another place, a larger brush or more units.'
        : `Try it on ${orList(contexts)}.`;
    return `The network grew no ${concept} here. ${where}`;
  },
};

/** "brick", "brick or stone", "brick, stone or plaster" */
function orList(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`;
}
