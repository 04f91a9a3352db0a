import type { LoadedModel } from '../../model/port.ts';
import type { Editor } from '../editor.ts';

/** The model's descriptions, once they are there. */
export function modelThere({ store }: Editor): Promise<LoadedModel> {
  return new Promise((resolve) => {
    const { model } = store.getState();
    if (model) {
      resolve(model);
      return;
    }
    const stop = store.subscribe((state) => {
      if (!state.model) return;
      stop();
      resolve(state.model);
    });
  });
}
