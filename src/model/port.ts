import type { Dissection } from './dissection.ts';
import type { Intervention } from './intervention.ts';
import type { Manifest } from './manifest.ts';
import type { Problem } from './problem.ts';
import type { SceneRef } from './scene.ts';
import type { ModelBlobs } from './shelf.ts';
import type { LayerId } from './stroke.ts';
import type { TaughtLayer } from './teaching/taughtLayer.ts';

/**
 * What the engine offers, typed here so that editor and engine share it without importing each
 * other. The engine implements {@link EnginePort}; the composition root hands it to the editor.
 */

export type BackendKind = 'webgpu' | 'wasm';
/** What the user asked for; `auto` takes WebGPU on a hardware adapter, else WASM. */
export type BackendChoice = 'auto' | BackendKind;

/** How far loading has come; `download` counts bytes, `compile` counts stages, `warm-up` its one run. */
export type LoadStep = {
  readonly step: 'download' | 'compile' | 'warm-up';
  readonly done: number;
  readonly total: number;
};

export type EngineStatus =
  | { readonly phase: 'loading'; readonly progress: LoadStep }
  | {
      readonly phase: 'ready';
      readonly backend: BackendKind;
      /** Threads of the WASM backend; 1 where the page is not cross-origin isolated. */
      readonly threads: number;
      /** Why `auto` did not take WebGPU, where it did not. */
      readonly fallback: Problem | null;
    }
  | { readonly phase: 'recovering'; readonly cause: 'device-lost' }
  | { readonly phase: 'failed'; readonly problem: Problem };

/** What the engine loads. */
export type LoadRequest = {
  /** The model's folder; ends with a slash. */
  readonly baseUrl: string;
  readonly backend: BackendChoice;
  /** The files of a model that is kept in the browser; nothing is fetched then. */
  readonly files?: ModelBlobs;
};

/** The model's descriptions, sent once they are read and checked. */
export type LoadedModel = { readonly manifest: Manifest; readonly dissection: Dissection | null };

/** A scene and what is done to it. */
export type SceneState = {
  readonly scene: SceneRef;
  /** At most one a layer, in network order. */
  readonly interventions: readonly Intervention[];
};

/** One state of the picture. `version` grows by one with each state sent. */
export type RenderState = SceneState & { readonly version: number };

/** What became of a state: the picture is on the screen, or the engine could not make it. */
export type RenderOutcome =
  | { readonly kind: 'shown'; readonly version: number; readonly milliseconds: number }
  | { readonly kind: 'failed'; readonly version: number };

/** An 8-bit RGBA picture, row by row from the top left. */
export type Pixels = {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray<ArrayBuffer>;
};

/** What to find out about a state, without showing it. */
export type ObserveRequest = {
  readonly state: SceneState;
  readonly pixels?: boolean;
  /** Asks the model's segmenter, which is downloaded at the first time. */
  readonly labels?: boolean;
  readonly layers?: readonly LayerId[];
  /**
   * Painting comes first always; `measure`, for which someone waits, before `background`, of which
   * there is much.
   */
  readonly priority: 'measure' | 'background';
};

export type Observation = {
  /** Null unless asked for. */
  readonly pixels: Pixels | null;
  /** `[resolution, resolution]`: index of the segmenter's class at each pixel; null unless asked for. */
  readonly labels: Uint8Array<ArrayBuffer> | null;
  /** The layers asked for, in that order, as the later stages see them: interventions applied. */
  readonly maps: readonly LayerMap[];
};

/** A layer's activations, `[units, height, width]`. */
type LayerMap = { readonly layer: LayerId; readonly values: Float32Array<ArrayBuffer> };

/** `stopped`: the caller gave up, or the engine stopped or started anew. */
export type ObserveOutcome =
  | { readonly kind: 'observed'; readonly observation: Observation }
  | { readonly kind: 'failed'; readonly problem: Problem }
  | { readonly kind: 'stopped' };

/** What to dissect the loaded model on; numbers of scenes are made even. */
export type DissectRequest = {
  readonly firstScene: number;
  readonly samples: number;
  /** Scenes after these, on which thresholds are chosen. */
  readonly thresholdSamples: number;
  /** All editable layers if left out. Each takes memory of 6.5 kB a unit and class. */
  readonly layers?: readonly LayerId[];
};

/** `stopped`: before there was anything to tell, or the engine stopped or started anew. */
export type DissectOutcome =
  | { readonly kind: 'dissected'; readonly table: Dissection }
  | { readonly kind: 'failed'; readonly problem: Problem }
  | { readonly kind: 'stopped' };

/** Painted examples of one thing: on each scene the region that shows it, all the rest being something else. */
export type TeachRequest = {
  readonly scenes: readonly {
    readonly scene: SceneRef;
    /** `[resolution, resolution]`, 1 inside. */
    readonly region: Uint8Array;
  }[];
};

/** `stopped`: the caller gave up, or the engine stopped or started anew. */
export type TeachOutcome =
  | { readonly kind: 'taught'; readonly layers: readonly TaughtLayer[] }
  | { readonly kind: 'failed'; readonly problem: Problem }
  | { readonly kind: 'stopped' };

export type EngineEvents = {
  status: (status: EngineStatus) => void;
  model: (model: LoadedModel) => void;
  /**
   * The engine needs a canvas element that never gave its control away: at every start of a worker: the
   * first, and those after a lost device, a crash, or a change of backend. `epoch` tells the elements apart.
   */
  canvasNeeded: (epoch: number) => void;
};

export type EnginePort = {
  /** Hears the last event of the name at once, if there was one. Returns the end of listening. */
  readonly on: <Name extends keyof EngineEvents>(
    name: Name,
    listener: EngineEvents[Name],
  ) => () => void;
  /** Starts, or starts again after a failure, with a fresh worker. */
  readonly load: (request: LoadRequest) => void;
  /** Answers `canvasNeeded`. Control of the canvas passes to the engine. */
  readonly attachCanvas: (epoch: number, canvas: OffscreenCanvas) => void;
  /**
   * Shows a state. One call at a time: the caller awaits the outcome before the next (the editor's
   * render loop sees to it that the newest state is the one sent). Settles as `failed` when the
   * engine stops; the state must then be sent again once the status is `ready`.
   */
  readonly render: (state: RenderState) => Promise<RenderOutcome>;
  /** Pixels of the state shown last, read back; null while there is none. */
  readonly readPixels: () => Promise<Pixels | null>;
  /**
   * Looks at any state in idle time; what is shown stays. Stages that the state shares with the one
   * shown are not run again.
   * @param signal gives up, also while it is under way
   */
  readonly observe: (request: ObserveRequest, signal?: AbortSignal) => Promise<ObserveOutcome>;
  /**
   * Compares the units of the loaded model with what its segmenter sees, in idle time, and makes the
   * table that `npm run dissect` makes, without brushes. The segmenter is downloaded at the first time.
   * @param progress told of the number of scenes seen
   * @param signal ends the run early, with a table of what was seen
   */
  readonly dissect: (
    request: DissectRequest,
    progress: (seen: number) => void,
    signal?: AbortSignal,
  ) => Promise<DissectOutcome>;
  /**
   * Ranks the units of all editable layers by their agreement with painted regions, in idle time.
   * @param signal gives up, between two scenes
   */
  readonly teach: (request: TeachRequest, signal?: AbortSignal) => Promise<TeachOutcome>;
  /** A scene without interventions, rendered in idle time; null if the engine stops before. */
  readonly thumbnail: (scene: number) => Promise<Pixels | null>;
  /** Lets background work wait while true; painting and measuring go on. */
  readonly hold: (held: boolean) => void;
  /** Another engine, with a worker and memory of its own from its `load` to its `dispose`. */
  readonly another: () => EnginePort;
  readonly dispose: () => void;
};
