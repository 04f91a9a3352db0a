import type { BackendChoice } from '../model/port.ts';
import { ProblemError } from '../model/problem.ts';
import {
  LESSON_IDS,
  PANEL_IDS,
  type LessonId,
  type PanelId,
} from './laboratory/lessons/lessonPlan.ts';

/** What the page's address asks for. */
export type StartOptions = {
  /** A name, or where it has a slash the address of a folder. */
  readonly model: string;
  /** Null: the model's first curated scene. */
  readonly scene: number | null;
  readonly backend: BackendChoice;
  readonly classroom: ClassroomOptions;
};

/** How the address sets the page up for a class. */
export type ClassroomOptions = {
  /** The lesson to begin; null: none. */
  readonly lesson: LessonId | null;
  readonly hide: readonly PanelId[];
  readonly projector: boolean;
};

const DEFAULT_MODEL = 'village';

/**
 * Reads the address's parameters.
 * @param search such as `?model=village&scene=12&backend=wasm` or
 *   `?lesson=trees&hide=history,scenes&projector=1`
 * @throws ProblemError `model-unknown`, `scene-invalid`, `backend-invalid` or `address-invalid`
 */
export function parseStartOptions(search: string): StartOptions {
  const parameters = new URLSearchParams(search);
  return {
    model: parseModel(parameters.get('model')),
    scene: parseScene(parameters.get('scene')),
    backend: parseBackend(parameters.get('backend')),
    classroom: {
      lesson: parameters.has('lesson')
        ? oneOf(LESSON_IDS, 'lesson', parameters.get('lesson') ?? '')
        : null,
      hide: (parameters.get('hide') ?? '')
        .split(',')
        .filter((name) => name !== '')
        .map((name) => oneOf(PANEL_IDS, 'hide', name)),
      projector: oneOf(['0', '1'], 'projector', parameters.get('projector') ?? '0') === '1',
    },
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
  const folder = model.endsWith('/') ? model : `${model}/`;
  const url = URL.canParse(folder, page) ? new URL(folder, page) : null;
  if (url?.origin === new URL(page).origin) return url.href;
  throw new ProblemError({ code: 'model-unknown', id: model });
}

function oneOf<const Name extends string>(
  known: readonly Name[],
  parameter: string,
  value: string,
): Name {
  const found = known.find((each) => each === value);
  if (found !== undefined) return found;
  throw new ProblemError({ code: 'address-invalid', parameter, value, known });
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
