import type { BackendChoice } from '../model/port.ts';
import { ProblemError } from '../model/problem.ts';

/** What the page's address asks for. */
export type StartOptions = {
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

function parseModel(value: string | null): string {
  if (value === null) return DEFAULT_MODEL;
  if (/^[a-z0-9][a-z0-9-]*$/.test(value)) return value;
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
