import type { CheckpointFault } from './checkpoint/refusal.ts';
import type { FolderFault } from './folder/importFolder.ts';
import type { OnnxFault } from './onnx/onnxFault.ts';
import type { LayoutFault } from './proggan/layout.ts';
import type { SessionProblem } from './session/sessionProblem.ts';

/**
 * Everything that can go wrong from outside, as data. The page turns a problem into a sentence that
 * says what was expected, what came and what to do; nothing else in the program writes such sentences.
 */
export type Problem =
  | { readonly code: 'file-missing'; readonly url: string; readonly status: number }
  | { readonly code: 'network'; readonly url: string; readonly detail: string }
  | {
      readonly code: 'file-corrupt';
      readonly url: string;
      readonly expected: string;
      readonly actual: string;
    }
  | { readonly code: 'not-json'; readonly url: string; readonly detail: string }
  | {
      readonly code: 'format-newer';
      readonly url: string;
      readonly found: number;
      readonly newest: number;
    }
  | {
      readonly code: 'format-invalid';
      readonly url: string;
      readonly path: string;
      readonly detail: string;
    }
  | { readonly code: 'table-of-other-weights'; readonly url: string }
  | { readonly code: 'model-unknown'; readonly id: string }
  /** A file that no part of the page opens; `known` are the ends of names that are. */
  | { readonly code: 'file-kind-unknown'; readonly name: string; readonly known: readonly string[] }
  /** A file that is not, or no longer, a PyTorch file that this program reads. */
  | { readonly code: 'checkpoint'; readonly file: string; readonly fault: CheckpointFault }
  /** A PyTorch file of another network than the published ones. */
  | { readonly code: 'checkpoint-layout'; readonly file: string; readonly fault: LayoutFault }
  /** Files that were given as a model folder and are none. */
  | { readonly code: 'model-files'; readonly fault: FolderFault }
  /** An ONNX file that cannot be cut into a model, or is no segmenter for one. */
  | { readonly code: 'onnx'; readonly file: string; readonly fault: OnnxFault }
  /** The browser keeps no files for this page. */
  | { readonly code: 'storage-missing'; readonly detail: string }
  | { readonly code: 'import-failed'; readonly detail: string }
  | { readonly code: 'scene-invalid'; readonly value: string }
  /** A scene that the model's stream does not have; `last` is its last one. */
  | {
      readonly code: 'scene-beyond';
      readonly title: string;
      readonly scene: number;
      readonly last: number;
    }
  | { readonly code: 'backend-invalid'; readonly value: string }
  /** A parameter of the address that takes one of a few values. */
  | {
      readonly code: 'address-invalid';
      readonly parameter: string;
      readonly value: string;
      readonly known: readonly string[];
    }
  | { readonly code: 'no-segmenter'; readonly model: string }
  | ({ readonly code: 'webgpu-missing' } & WebgpuGap)
  | { readonly code: 'wasm-missing'; readonly detail: string }
  | { readonly code: 'parity'; readonly backend: string; readonly difference: number }
  | { readonly code: 'stage-failed'; readonly stage: string; readonly detail: string }
  | { readonly code: 'worker-crashed'; readonly detail: string }
  | { readonly code: 'worker-silent'; readonly seconds: number }
  | SessionProblem;

/** Why there is no WebGPU; `detail` says more where a browser's own message or a count is known. */
export type WebgpuGap = {
  readonly reason: 'not-offered' | 'no-adapter' | 'software-only' | 'refused' | 'lost';
  readonly detail: string;
};

/** An error that carries a {@link Problem} across layers; anything else that is thrown is a defect. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(`${problem.code}: ${JSON.stringify(problem)}`);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}
