import { numbersIn } from '../numbers.ts';

const { bytes, percent } = numbersIn('en-GB');

/** The models that can be painted with, and how to open more. */
export const models = {
  title: 'Models',
  generatorFile: 'a generator (.pth)',
  onnxFile: 'an ONNX generator (.onnx)',
  folderFile: 'a model folder, or a ZIP of it',
  open: 'Open a generator…',
  intro:
    'Drop a checkpoint (.pth) of a published progressive GAN anywhere on the page, one ONNX generator, or a folder (or ZIP) with a manifest and ONNX stages. It stays in your browser and is sent nowhere.',
  reading: (share: number): string => `Reading the file, ${percent(share)}`,
  converting: (done: number, total: number): string => `Converting layer ${done} of ${total}`,
  looking: 'Running the network once to see its layers',
  cut: {
    title: (file: string): string => `Where to cut ${file}`,
    hint: 'Each tensor that is ticked becomes a layer to paint on. The last activation of each size is ticked already.',
    tensors: 'Tensors that everything goes through',
    shape: (units: number, height: number, width: number): string =>
      `${units} ${units === 1 ? 'unit' : 'units'}, ${height} × ${width}`,
    latent: 'Latents that it was trained on',
    latentHint:
      'The file does not say. If its pictures look wrong, import it again with the other.',
    distributions: {
      normal: 'standard normal',
      sphere: 'normal, scaled to length √size',
    },
    confirm: 'Cut and open',
    none: 'Tick at least one tensor.',
  },
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
