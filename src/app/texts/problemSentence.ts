import type { Problem } from '../../model/problem.ts';

/** What was expected, what came, what to do: one sentence or two for each problem. */
export function problemSentence(problem: Problem): string {
  switch (problem.code) {
    case 'file-missing':
      return `The server has no ${fileName(problem.url)} (it answered ${problem.status}). Put the model's folder back as it was built, then try again.`;
    case 'network':
      return `${fileName(problem.url)} could not be fetched. Check the connection, then try again.`;
    case 'file-corrupt':
      return `${fileName(problem.url)} is not the file that the model's manifest names: expected ${problem.expected}, got ${problem.actual}. Try again; if it stays so, put the model's folder back as it was built.`;
    case 'not-json':
      return `${fileName(problem.url)} should be JSON but is not. The server may answer missing files with a page: check the address of the model.`;
    case 'format-newer':
      return `${fileName(problem.url)} has format version ${problem.found}; this app reads up to version ${problem.newest}. Load the page anew to get a newer app, or use an older model.`;
    case 'format-invalid':
      return `${fileName(problem.url)} is not valid at “${problem.path}”: ${problem.detail}. Export the model again.`;
    case 'table-of-other-weights':
      return `${fileName(problem.url)} was computed for other weights than this model's. Compute it again with “npm run dissect”.`;
    case 'model-unknown':
      return `There is no model called “${problem.id}” here. Check “model=” in the address, or open the village.`;
    case 'scene-invalid':
      return `“scene=” in the address should be a whole number from 0 to 4294967295, not “${problem.value}”. Correct it, or open the village.`;
    case 'backend-invalid':
      return `“backend=” in the address should be auto, webgpu or wasm, not “${problem.value}”. Correct it, or open the village.`;
    case 'webgpu-missing':
      return `WebGPU was asked for, but ${problem.detail}. Use WASM instead, or a browser with WebGPU on a page over HTTPS.`;
    case 'wasm-missing':
      return `This app needs WebAssembly, and this browser has it switched off (${problem.detail}). Switch it on or use another browser.`;
    case 'parity':
      return `${problem.backend} on this device renders wrong pictures (off by ${problem.difference.toPrecision(2)}). Use the other backend, or update the graphics driver, then try again.`;
    case 'stage-failed':
      return `The network stopped at ${problem.stage}: ${problem.detail}. Your strokes are kept; try again.`;
    case 'worker-crashed':
      return `The part that runs the network crashed (${problem.detail}). Your strokes are kept; try again.`;
    case 'worker-silent':
      return `The part that runs the network has not answered for ${problem.seconds} seconds. Your strokes are kept; try again.`;
  }
}

function fileName(url: string): string {
  return url.split('/').at(-1) ?? url;
}
