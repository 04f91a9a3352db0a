import type { Tensor } from 'onnxruntime-web';
import type { Intervention } from '../model/intervention.ts';
import type { Stage } from '../model/manifest.ts';
import type { BackendKind } from '../model/port.ts';

/** A layer's feature map (or latent, or image) where the backend keeps it. */
export type FeatureMap = {
  readonly tensor: Tensor;
  /** Gives the memory back; the map must not be used after. */
  release(): void;
};

/** Names and shapes of what a network takes and gives. */
export type NetworkPorts = Pick<Stage, 'input' | 'output'>;

/** One stage of the generator, or the segmenter, ready to run. */
export type StageRunner = {
  run(input: FeatureMap): Promise<FeatureMap>;
};

/**
 * Where inference runs. All calls that create or run a session go through the one queue; a backend
 * need not guard against overlap.
 */
export type Backend = {
  readonly kind: BackendKind;
  readonly threads: number;
  createStage(model: Uint8Array, stage: NetworkPorts): Promise<StageRunner>;
  /** @param values of the given shape, row-major */
  upload(values: Float32Array, shape: readonly number[]): FeatureMap;
  /** The edited map `keep·x + add`, out of place. */
  edit(map: FeatureMap, intervention: Intervention): FeatureMap;
  /** Values read back, row-major. */
  read(map: FeatureMap): Promise<Float32Array<ArrayBuffer>>;
  /** Takes the canvas on which {@link show} draws. */
  attach(canvas: OffscreenCanvas, resolution: number): void;
  /** Draws an image `[1, 3, height, width]` in [-1, 1] and waits until the work is done. */
  show(image: FeatureMap): Promise<void>;
};
