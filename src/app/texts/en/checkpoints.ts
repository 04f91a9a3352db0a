import type { CheckpointFault } from '../../../model/checkpoint/refusal.ts';
import type { FolderFault } from '../../../model/folder/importFolder.ts';
import type { OnnxFault } from '../../../model/onnx/onnxFault.ts';
import type { LayoutFault } from '../../../model/proggan/layout.ts';
import { numbersIn } from '../numbers.ts';

const { bytes, number } = numbersIn('en-GB');

/** Why a PyTorch file was not taken. */
export function checkpointProblem(file: string, fault: CheckpointFault): string {
  switch (fault.reason) {
    case 'not-pytorch':
      return `${file} is not a PyTorch file: it begins with ${fault.found}. Take a file that torch.save wrote, such as a published .pth.`;
    case 'other-kind':
      return `${file} holds ${fault.found}, not a state dict. Save the generator's state_dict() with torch.save and open that.`;
    case 'truncated':
      return `${file} ends in the middle of ${fault.part}. Download or copy it again.`;
    case 'forbidden':
      return `${file} asks for ${fault.what}, which has no place in a state dict and is never done here. Save the generator's state_dict() alone with torch.save and open that.`;
    case 'damaged':
      return `${file} is damaged: ${fault.detail}. Download or copy it again.`;
    case 'too-large':
      return `${file} is refused because ${fault.what} goes beyond ${fault.limit > 1e6 ? bytes(fault.limit) : number(fault.limit)}, far more than a generator needs.`;
  }
}

/** Why a PyTorch file is no generator of the published layout. */
export function layoutProblem(file: string, fault: LayoutFault): string {
  const wanted = 'This page opens progressive GANs as CSAILVision/gandissect publishes them.';
  switch (fault.reason) {
    case 'other-network':
      return `${file} holds another kind of network (${fault.found.join(', ') || 'no tensors'}, …). ${wanted}`;
    case 'tensor-missing':
      return `${file} lacks the tensor ${fault.key}. ${wanted}`;
    case 'shape':
      return `In ${file} the tensor ${fault.key} should be ${fault.expected} but is ${fault.found}. ${wanted}`;
    case 'tensor-unknown':
      return `${file} has the tensor ${fault.key}, which the published generators lack, so its pictures would be wrong. ${wanted}`;
    case 'layer-count':
      return `${file} has ${fault.found} layers; generators from 8 × 8 to 1024 × 1024 have 4, 6, … or 18. ${wanted}`;
    case 'not-finite':
      return `In ${file} the tensor ${fault.key} holds values that are no numbers. Download or copy it again.`;
  }
}

/** Why files were not taken as a model folder. */
export function folderProblem(fault: FolderFault): string {
  switch (fault.reason) {
    case 'no-manifest':
      return `A model folder has a manifest.json, and what came has none (${fault.found.join(', ') || 'no files'}). Drop the whole folder, all its files at once, or a ZIP of it.`;
    case 'missing':
      return `The manifest names ${fault.file}, which is not among the files. Drop all files of the folder at once, or a ZIP of it.`;
    case 'differs':
      return `${fault.file} is not the file that the manifest names: expected ${fault.expected}, got ${fault.found}. Export the model again, or copy all its files anew.`;
    case 'weights':
      return 'The manifest’s “weights” is not the hash of its stages. Export the model again, so that both are of one moment.';
    case 'id':
      return `A model’s “id” has small letters, digits and hyphens, not “${fault.found}”. Give it another in manifest.json.`;
  }
}

/** Why an ONNX file was not cut into a model. */
export function onnxProblem(file: string, fault: OnnxFault): string {
  switch (fault.reason) {
    case 'damaged':
      return `${file} is no ONNX file, or a damaged one (${fault.detail}). Export it again.`;
    case 'external':
      return `${file} keeps ${fault.tensor} in another file. Export it with all weights inside.`;
    case 'ports':
      return `A generator has one ${fault.port}; ${file} has ${fault.found.join(', ') || 'none'}. Export it with one.`;
    case 'type':
      return `The ${fault.port} of ${file} should be float32 but is of ONNX type ${fault.found}. Export it in float32; weights can be float16 behind a Cast.`;
    case 'shape':
      return `${fault.tensor} of ${file} should be ${fault.expected} but is ${fault.found}.`;
    case 'unknown':
      return `${file} has no tensor ${fault.tensor}. Some that it has: ${fault.known.join(', ')}.`;
    case 'bypass':
      return `${file} cannot be cut at ${fault.tensor}: what comes after it also needs ${fault.also}. Cut where everything goes through one tensor.`;
    case 'subgraph':
      return `${file} has ${fault.operator}, which holds a graph of its own and cannot be cut. Export it without control flow.`;
    case 'run':
      return `${file} cannot be run here: ${fault.detail}. Export it with standard operators (opset 17 or below) and all weights inside.`;
    case 'uncut':
      return `${file} has no map that everything goes through, so there is no place to cut it and paint. Take a generator whose layers follow one another, without connections past all of them.`;
  }
}
