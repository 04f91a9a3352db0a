import { numbersIn } from '../numbers.ts';

const { bytes, percent } = numbersIn('en-GB');

/** The models that can be painted with, and how to open more. */
export const models = {
  title: 'Models',
  generatorFile: 'a generator (.pth)',
  folderFile: 'a model folder, or a ZIP of it',
  open: 'Open a generator…',
  intro:
    'Drop a checkpoint (.pth) of a published progressive GAN anywhere on the page, or a folder (or ZIP) with a manifest and ONNX stages. It stays in your browser and is sent nowhere.',
  reading: (share: number): string => `Reading the file, ${percent(share)}`,
  converting: (done: number, total: number): string => `Converting layer ${done} of ${total}`,
  cancel: 'Cancel',
  close: 'Close',
  shown: 'shown now',
  builtIn: 'comes with the page',
  stored: (size: number, resolution: number): string =>
    resolution > 0 ? `${resolution} × ${resolution}, ${bytes(size)}` : bytes(size),
  paint: (title: string): string => `Paint with ${title}`,
  paintShort: 'Paint',
  remove: (title: string): string => `Delete ${title}`,
  removeShort: 'Delete',
  removeReally: (title: string): string => `Really delete ${title}`,
  removeReallyShort: 'Really delete',
  total: (size: number): string => `${bytes(size)} kept in this browser.`,
  heldShort: 'held in memory',
  held: (reason: 'missing' | 'full'): string =>
    reason === 'missing'
      ? 'This browser keeps no files for this page, so the imported model is held in memory. It is gone when the page is closed or loaded again.'
      : 'The browser has no room left for the imported model, so it is held in memory. It is gone when the page is closed or loaded again; delete models to make room, then import it once more.',
  slow: 'a frame takes long here, so the picture follows when the pointer pauses',
};
