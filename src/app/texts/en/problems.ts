import type { Problem, WebgpuGap } from '../../../model/problem.ts';
import { numbersIn } from '../numbers.ts';
import { fileName } from '../parts.ts';
import { checkpointProblem, folderProblem, layoutProblem, onnxProblem } from './checkpoints.ts';
import { sessionProblem } from './sessionProblems.ts';

/** What was expected, what came, what to do: one sentence or two for each problem. */
export function problem(found: Problem): string {
  switch (found.code) {
    case 'file-missing':
      return `The server has no ${fileName(found.url)} (it answered ${found.status}). Put the model's folder back as it was built, then try again.`;
    case 'network':
      return `${fileName(found.url)} could not be fetched. Check the connection, then try again.`;
    case 'file-corrupt':
      return `${fileName(found.url)} is not the file that the model's manifest names: expected ${found.expected}, got ${found.actual}. Try again; if it stays so, put the model's folder back as it was built.`;
    case 'not-json':
      return `${fileName(found.url)} should be JSON but is not. The server may answer missing files with a page: check the address of the model.`;
    case 'format-newer':
      return `${fileName(found.url)} has format version ${found.found}; this app reads up to version ${found.newest}. Load the page anew to get a newer app, or use an older model.`;
    case 'format-invalid':
      return `${fileName(found.url)} is not valid at “${found.path}”: ${found.detail}. Export the model again.`;
    case 'table-of-other-weights':
      return `${fileName(found.url)} was computed for other weights than this model's. Compute it again with “npm run dissect”.`;
    case 'model-unknown':
      return `There is no model called “${found.id}” here. Check “model=” in the address, or open the village.`;
    case 'file-kind-unknown':
      return `${found.name} is of no kind that this page opens. It opens ${numbersIn('en-GB').anyOf(found.known)}.`;
    case 'checkpoint':
      return checkpointProblem(found.file, found.fault);
    case 'checkpoint-layout':
      return layoutProblem(found.file, found.fault);
    case 'model-files':
      return folderProblem(found.fault);
    case 'onnx':
      return onnxProblem(found.file, found.fault);
    case 'storage-missing':
      return `This browser keeps no files for this page (${found.detail}), as in some private windows. Use an ordinary window, or “npm run import” on the computer that serves the page.`;
    case 'import-failed':
      return `The checkpoint could not be converted (${found.detail}). Try again.`;
    case 'scene-invalid':
      return `“scene=” in the address should be a whole number from 0 to 4294967295, not “${found.value}”. Correct it, or open the village.`;
    case 'scene-beyond':
      return `${found.title} has the scenes 0 to ${found.last}, and no scene ${found.scene}: its stream of latents can only be walked from the start. Choose a number in that range.`;
    case 'backend-invalid':
      return `“backend=” in the address should be auto, webgpu or wasm, not “${found.value}”. Correct it, or open the village.`;
    case 'address-invalid':
      return `“${found.parameter}=” in the address should be ${numbersIn('en-GB').anyOf(found.known)}, not “${found.value}”. Correct it, or open the village.`;
    case 'no-segmenter':
      return `“${found.model}” has no segmenter, so what its pictures show cannot be measured. Open the village, or add a segmenter to the model's folder.`;
    case 'webgpu-missing':
      return `WebGPU was asked for, but ${webgpuGap(found)}. Use WASM instead, or a browser with WebGPU on a page over HTTPS.`;
    case 'wasm-missing':
      return `This app needs WebAssembly, and this browser has it switched off (${found.detail}). Switch it on or use another browser.`;
    case 'parity':
      return `${found.backend} on this device renders wrong pictures (off by ${found.difference.toPrecision(2)}). Use the other backend, or update the graphics driver, then try again.`;
    case 'stage-failed':
      return `The network stopped at ${found.stage}: ${found.detail}. Your strokes are kept; try again.`;
    case 'worker-crashed':
      return `The part that runs the network crashed (${found.detail}). Your strokes are kept; try again.`;
    case 'worker-silent':
      return `The part that runs the network has not answered for ${found.seconds} seconds. Your strokes are kept; try again.`;
    default:
      return sessionProblem(found);
  }
}

/** Why there is no WebGPU, as the end of a sentence. */
export function webgpuGap({ reason, detail }: WebgpuGap): string {
  switch (reason) {
    case 'not-offered':
      return 'this browser does not offer WebGPU here';
    case 'no-adapter':
      return 'there is no usable graphics adapter';
    case 'software-only':
      return 'only a software adapter is there';
    case 'refused':
      return `the adapter gave no device (${detail})`;
    case 'lost':
      return `the device was lost again and again (${detail})`;
  }
}
