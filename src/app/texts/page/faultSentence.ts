import type { CheckpointFault } from '../../../model/checkpoint/refusal.ts';
import type { FolderFault } from '../../../model/folder/importFolder.ts';
import type { OnnxFault } from '../../../model/onnx/onnxFault.ts';
import type { LayoutFault } from '../../../model/proggan/layout.ts';
import { fill } from '../fill.ts';
import type { Numbers } from '../numbers.ts';
import type { PageData } from './pageData.ts';

/** Why files were not taken as a model; a reason without a text does not compile. */
export function faultSentences(data: PageData['faults'], { bytes, number }: Numbers) {
  const { wanted, none } = data;
  const listed = (names: readonly string[], nothing: string): string =>
    names.join(data.comma) || nothing;
  return {
    /** Why a PyTorch file was not taken. */
    checkpoint: (file: string, fault: CheckpointFault): string => {
      const text = data.checkpoint[fault.reason];
      if (fault.reason !== 'too-large') return fill(text, { ...fault, file });
      const limit = fault.limit > 1e6 ? bytes(fault.limit) : number(fault.limit);
      return fill(text, { ...fault, file, limit });
    },
    /** Why a PyTorch file is no generator of the published layout. */
    layout: (file: string, fault: LayoutFault): string => {
      const text = data.layout[fault.reason];
      if (fault.reason !== 'other-network') return fill(text, { ...fault, file, wanted });
      return fill(text, { file, wanted, found: listed(fault.found, none.tensors) });
    },
    /** Why files were not taken as a model folder. */
    folder: (fault: FolderFault): string => {
      const text = data.folder[fault.reason];
      if (fault.reason !== 'no-manifest') return fill(text, fault);
      return fill(text, { found: listed(fault.found, none.files) });
    },
    /** Why an ONNX file was not cut into a model, or added to one. */
    onnx: (file: string, fault: OnnxFault): string => {
      const text = data.onnx[fault.reason];
      switch (fault.reason) {
        case 'ports': {
          const found = listed(fault.found, none.ports);
          return fill(text, { file, found, port: data.ports[fault.port] });
        }
        case 'type':
          return fill(text, { ...fault, file, port: data.ports[fault.port] });
        case 'unknown':
          return fill(text, { ...fault, file, known: fault.known.join(data.comma) });
        default:
          return fill(text, { ...fault, file });
      }
    },
  };
}
