/** Why an ONNX file cannot be cut into a model, or added to one as its segmenter. Shapes are written `1×64×8×8`. */
export type OnnxFault =
  | { readonly reason: 'damaged'; readonly detail: string }
  | { readonly reason: 'external'; readonly tensor: string }
  | {
      readonly reason: 'ports';
      readonly port: 'input' | 'output';
      readonly found: readonly string[];
    }
  /** `found` is a number of `TensorProto.DataType`. */
  | { readonly reason: 'type'; readonly port: 'input' | 'output'; readonly found: number }
  | {
      readonly reason: 'shape';
      readonly tensor: string;
      readonly expected: string;
      readonly found: string;
    }
  | { readonly reason: 'unknown'; readonly tensor: string; readonly known: readonly string[] }
  /** What comes after a cut needs another tensor from before it. */
  | { readonly reason: 'bypass'; readonly tensor: string; readonly also: string }
  | { readonly reason: 'subgraph'; readonly operator: string }
  /** The runtime refuses it; `detail` is what the runtime says. */
  | { readonly reason: 'run'; readonly detail: string }
  /** There is no map that everything goes through. */
  | { readonly reason: 'uncut' }
  /** A segmenter gives whole numbers, of the type `found`, in place of scores. */
  | { readonly reason: 'scores'; readonly found: number }
  /** A segmenter of another size than the pictures, in an operator set too old to fit it. */
  | { readonly reason: 'opset'; readonly expected: number; readonly found: number }
  /** Numbers of a segmenter's classes and of the names given for them. */
  | { readonly reason: 'names'; readonly expected: number; readonly found: number };
