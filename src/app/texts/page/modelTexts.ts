import type { EngineStatus, LoadStep } from '../../../model/port.ts';
import { fill } from '../fill.ts';
import type { Numbers } from '../numbers.ts';
import type { PageData } from './pageData.ts';

/** What the engine does: the line at the top, and the cover over the picture. */
export function engineTexts(data: PageData['engine'], { counted, number, percent }: Numbers) {
  return {
    ...data,
    loadStep: ({ step, done, total }: LoadStep) =>
      fill(data.loadStep[step], {
        share: percent(tenths(done, total)),
        stage: number(done + 1),
        total: number(total),
      }),
    ready: (status: Extract<EngineStatus, { phase: 'ready' }>) =>
      status.backend === 'webgpu' ? data.ready.webgpu : counted(data.ready.wasm, status.threads),
    noWebgpu: (reason: string) => fill(data.noWebgpu, { reason }),
  };
}

/** A share in steps of a tenth, so that whoever has it read out is not told every percent. */
function tenths(done: number, total: number): number {
  return total === 0 ? 0 : Math.floor((done / total) * 10) / 10;
}

/** The models that can be painted with, and how to open more. */
export function modelsTexts(
  data: PageData['models'],
  { bytes, counted, number, percent }: Numbers,
) {
  const { cut, segmenter } = data;
  return {
    ...data,
    reading: (share: number) => fill(data.reading, { share: percent(share) }),
    converting: (done: number, total: number) =>
      fill(data.converting, { done: number(done), total: number(total) }),
    cut: {
      ...cut,
      title: (file: string) => fill(cut.title, { file }),
      shape: (units: number, height: number, width: number) =>
        counted(cut.shape, units, { height, width }),
    },
    segmenter: {
      ...segmenter,
      give: (has: 'none' | 'added', title: string) => fill(segmenter.give[has], { title }),
      title: (file: string) => fill(segmenter.title, { file }),
      names: (classes: number) => counted(segmenter.names, classes),
      count: (entered: number, classes: number) =>
        fill(segmenter.count, { entered: number(entered), classes: number(classes) }),
    },
    stored: (size: number, resolution: number) =>
      resolution > 0 ? fill(data.stored, { side: resolution, size: bytes(size) }) : bytes(size),
    paint: (title: string) => fill(data.paint, { title }),
    remove: (title: string) => fill(data.remove, { title }),
    removeReally: (title: string) => fill(data.removeReally, { title }),
    total: (size: number) => fill(data.total, { size: bytes(size) }),
    held: (reason: 'missing' | 'full') => data.held[reason],
  };
}

/** Files that are dropped on the page. */
export function filesTexts(data: PageData['files'], { anyOf }: Numbers) {
  return {
    ...data,
    drop: (kinds: readonly string[]) => fill(data.drop, { kinds: anyOf(kinds) }),
  };
}
