import type {
  DissectOutcome,
  DissectRequest,
  EngineStatus,
  LoadedModel,
  LoadRequest,
  ObserveOutcome,
  ObserveRequest,
  Pixels,
  RenderOutcome,
  RenderState,
  TeachOutcome,
  TeachRequest,
} from '../model/port.ts';

import type { Problem } from '../model/problem.ts';

/** What the client asks of the worker; each call is answered under its id. */
export type Call =
  | { readonly kind: 'render'; readonly state: RenderState }
  | { readonly kind: 'read' }
  | { readonly kind: 'observe'; readonly request: ObserveRequest }
  | { readonly kind: 'dissect'; readonly request: DissectRequest }
  | { readonly kind: 'teach'; readonly request: TeachRequest };

export type ToWorker =
  | {
      readonly type: 'load';
      readonly request: LoadRequest;
      /** Why WASM was chosen before the worker began, if it was for a reason. */
      readonly fallback: Problem | null;
    }
  | { readonly type: 'canvas'; readonly canvas: OffscreenCanvas }
  | { readonly type: 'call'; readonly id: number; readonly call: Call }
  /** The call is no longer waited for. */
  | { readonly type: 'cancel'; readonly id: number }
  /** Whether background work waits. */
  | { readonly type: 'hold'; readonly held: boolean }
  | { readonly type: 'ping' };

export type FromWorker =
  | { readonly type: 'status'; readonly status: EngineStatus }
  | { readonly type: 'model'; readonly model: LoadedModel }
  | { readonly type: 'answer'; readonly id: number; readonly answer: Answer }
  /** How many scenes a dissection has seen. */
  | { readonly type: 'progress'; readonly id: number; readonly seen: number }
  | { readonly type: 'device-lost'; readonly reason: string }
  | { readonly type: 'pong' };

export type Answer =
  | { readonly kind: 'outcome'; readonly outcome: RenderOutcome }
  | { readonly kind: 'pixels'; readonly pixels: Pixels | null }
  | { readonly kind: 'observation'; readonly outcome: ObserveOutcome }
  | { readonly kind: 'dissection'; readonly outcome: DissectOutcome }
  | { readonly kind: 'lesson'; readonly outcome: TeachOutcome };
