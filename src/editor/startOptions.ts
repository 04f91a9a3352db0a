import type { BackendChoice } from '../model/port.ts';
import { ProblemError } from '../model/problem.ts';

/** What the page's address asks for. */
export type StartOptions = {
  /** A name, or where it has a slash the address of a folder. */
  readonly model: string;
  /** Null: the model's first curated scene. */
  readonly scene: number | null;
  readonly backend: BackendChoice;
};

const DEFAULT_MODEL = 'village';

/**
 * Reads the address's parameters.
 * @param search such as `?model=village&scene=12&backend=wasm`
 * @throws ProblemError `model-unknown`, `scene-invalid` or `backend-invalid`
 */
export function parseStartOptions(search: string): StartOptions {
  const parameters = new URLSearchParams(search);
  return {
    model: parseModel(parameters.get('model')),
    scene: parseScene(parameters.get('scene')),
    backend: parseBackend(parameters.get('backend')),
  };
}

/** Whether a model is named by the address of its folder. */
function isAddress(model: string): boolean {
  return model.includes('/') && !model.includes('..');
}

/**
 * The address of a model's folder, which ends with a slash.
 * @param model a name, or an address of the page's own origin, relative to the page
 * @param page the page's address @param models the folder of the models that go by name
 * @throws ProblemError `model-unknown` for an address of another origin
 */
export function modelAddress(model: string, page: string, models: string): string {
  if (!isAddress(model)) return new URL(`${model}/`, models).href;
  const url = URL.parse(model.endsWith('/') ? model : `${model}/`, page);
  if (url?.origin === new URL(page).origin) return url.href;
  throw new ProblemError({ code: 'model-unknown', id: model });
}

function parseModel(value: string | null): string {
  if (value === null) return DEFAULT_MODEL;
  if (isAddress(value) || /^[a-z0-9][a-z0-9-]*$/.test(value)) return value;
  throw new ProblemError({ code: 'model-unknown', id: value });
}

function parseScene(value: string | null): number | null {
  if (value === null) return null;
  const scene = Number(value);
  if (/^\d+$/.test(value) && scene < 2 ** 32) return scene;
  throw new ProblemError({ code: 'scene-invalid', value });
}

function parseBackend(value: string | null): BackendChoice {
  if (value === null) return 'auto';
  if (value === 'auto' || value === 'webgpu' || value === 'wasm') return value;
  throw new ProblemError({ code: 'backend-invalid', value });
}
