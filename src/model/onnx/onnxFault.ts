/** Why an ONNX file cannot be cut into a model. Shapes are written `1×64×8×8`. */
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
  | { readonly reason: 'uncut' };
