/** How page and service worker speak of what is kept on the device. */

/** Which bundle of the inference runtime a device uses. */
export type RuntimeBundle = 'wasm' | 'jspi' | 'asyncify';

/** A file of the built app, as `offline.json` lists it; addresses are relative to the app's folder. */
export type AppFile = {
  readonly url: string;
  readonly bytes: number;
  /** The runtime bundle that it belongs to; null: the app itself. */
  readonly runtime: RuntimeBundle | null;
};

/** `offline.json`: all files of one build. */
export type AppFiles = { readonly build: string; readonly files: readonly AppFile[] };

/** A model's files, to be kept as one: a mix of two releases would be refused by its hashes. */
export type ModelToKeep = {
  readonly id: string;
  /** Differs between any two releases of the model. */
  readonly release: string;
  readonly files: readonly { readonly url: string; readonly bytes: number }[];
};

export type ToServiceWorker =
  /** Keep all that this device uses; answered with {@link KeptAnswer} on the port that comes with it. */
  | { readonly type: 'keep'; readonly runtime: RuntimeBundle; readonly model: ModelToKeep }
  /** Take over from the version before. */
  | { readonly type: 'activate' };

export type KeptAnswer =
  | { readonly type: 'kept'; readonly bytes: number }
  | { readonly type: 'not-kept'; readonly detail: string };
