import type { Editor } from '../../editor/editor.ts';
import { documentState } from '../../editor/work/documentState.ts';
import { statePixels } from '../../editor/work/statePixels.ts';
import type { Work } from '../../editor/work/work.ts';
import type { Pixels } from '../../model/port.ts';
import { ProblemError } from '../../model/problem.ts';
import type { Texts } from '../texts/texts.ts';
import { download } from './download.ts';
import { baseName } from './fileName.ts';
import { keepsInside } from './insideChoice.ts';

/** Side of a large picture, as a multiple of the model's resolution. */
export const LARGE = 4;
/** Paper around the two pictures of a pair, in pixels. */
const MARGIN = 32;
const CAPTION = 64;
const PAPER = '#f4eee2';
const INK = '#2a231b';

/** Saves the picture on the screen as a PNG. @param scale 1: at the model's resolution */
export async function saveImage(work: Work, editor: Editor, scale = 1): Promise<void> {
  await saving(work, async () => {
    const end = scale === 1 ? '' : `-x${scale}`;
    await savePng(work, await currentPng(editor, scale), `${baseName(editor)}${end}.png`);
  });
}

/** Saves the scene without and with the strokes, side by side, as one PNG. */
export async function saveBeforeAfter(work: Work, editor: Editor, texts: Texts): Promise<void> {
  await saving(work, async () => {
    const { model, history } = editor.store.getState();
    const { scene, strokes } = history.document;
    const before = await statePixels(editor, { scene, interventions: [] });
    const after =
      model && (await statePixels(editor, documentState(history.document, model.manifest)));
    if (!before || !after) throw new ProblemError({ code: 'no-picture' });
    const seen = strokes.filter(({ hidden }) => !hidden).length;
    const pair = pairCanvas(before, after, [texts.work.before, texts.work.after(seen)]);
    await savePng(work, await pngOf(pair), `${baseName(editor)}-before-after.png`);
  });
}

/**
 * The picture on the screen as a PNG.
 * @throws ProblemError `no-picture`
 */
export async function currentPng(editor: Editor, scale = 1): Promise<Uint8Array<ArrayBuffer>> {
  const pixels = await editor.readPixels();
  if (!pixels) throw new ProblemError({ code: 'no-picture' });
  return pngOf(scale === 1 ? canvasOf(pixels) : scaled(pixels, scale));
}

/** The pixels enlarged, smooth between their centres. */
export function scaled(pixels: Pixels, scale: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = pixels.width * scale;
  canvas.height = pixels.height * scale;
  const context = contextOf(canvas);
  context.imageSmoothingQuality = 'high';
  context.drawImage(canvasOf(pixels), 0, 0, canvas.width, canvas.height);
  return canvas;
}

/** @throws Error if the browser has no 2D canvas */
export function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d');
  if (!context) throw new Error('the browser has no 2D canvas');
  return context;
}

function canvasOf(pixels: Pixels): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = pixels.width;
  canvas.height = pixels.height;
  const { data, width, height } = pixels;
  contextOf(canvas).putImageData(new ImageData(data, width, height), 0, 0);
  return canvas;
}

function pairCanvas(
  before: Pixels,
  after: Pixels,
  captions: readonly [string, string],
): HTMLCanvasElement {
  const side = before.width * LARGE;
  const canvas = document.createElement('canvas');
  canvas.width = 2 * side + 3 * MARGIN;
  canvas.height = side + MARGIN + CAPTION;
  const context = contextOf(canvas);
  context.fillStyle = PAPER;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = INK;
  context.font = `italic ${Math.round(CAPTION * 0.4)}px Palatino, Georgia, serif`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  [before, after].forEach((pixels, i) => {
    const left = MARGIN + i * (side + MARGIN);
    context.drawImage(scaled(pixels, LARGE), left, MARGIN);
    context.fillText(captions[i] ?? '', left + side / 2, MARGIN + side + CAPTION / 2, side);
  });
  return canvas;
}

async function pngOf(canvas: HTMLCanvasElement): Promise<Uint8Array<ArrayBuffer>> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new ProblemError({ code: 'no-picture' });
  return new Uint8Array(await blob.arrayBuffer());
}

async function savePng(work: Work, png: Uint8Array<ArrayBuffer>, name: string): Promise<void> {
  const file = keepsInside() ? await work.pictureWithWork(png) : png;
  download(file, name, 'image/png');
}

async function saving(work: Work, save: () => Promise<void>): Promise<void> {
  try {
    await save();
  } catch (error) {
    work.tellError(error);
  }
}
