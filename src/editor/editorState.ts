import type { EngineStatus, LoadedModel } from '../model/port.ts';
import { startHistory, type History } from './history.ts';
import type { Notice } from './notice.ts';
import type { ToolSettings } from './settings.ts';

/** All that the page shows of the editor; never changed in place. */
export type EditorState = {
  readonly engine: EngineStatus;
  readonly model: LoadedModel | null;
  readonly history: History;
  /** Null until a model with brushes is there. */
  readonly settings: ToolSettings | null;
  /** True until the newest state is on the screen. */
  readonly busy: boolean;
  /** True where a frame takes so long that the picture waits for the pointer to pause. */
  readonly slow: boolean;
  /** True while the scene is shown without its strokes. */
  readonly comparing: boolean;
  readonly notice: Notice | null;
  /** Id of the stroke that is chosen to be changed; it may be gone. */
  readonly selected: string | null;
  /** Id of the stroke that is pointed at in a list, to be shown on the picture. */
  readonly pointed: string | null;
};

/** Before any model is there. */
export function startState(): EditorState {
  return {
    engine: { phase: 'loading', progress: { step: 'download', done: 0, total: 0 } },
    model: null,
    history: startHistory({ scene: 0, strokes: [] }),
    settings: null,
    busy: true,
    slow: false,
    comparing: false,
    notice: null,
    selected: null,
    pointed: null,
  };
}
