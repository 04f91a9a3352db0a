import type { Pixels, SceneState } from '../../model/port.ts';
import type { Editor } from '../editor.ts';

/** A state's picture, rendered when painting leaves time for it; null if it was given up or failed. */
export async function statePixels(
  editor: Editor,
  state: SceneState,
  signal?: AbortSignal,
): Promise<Pixels | null> {
  const request = { state, pixels: true, priority: 'measure' } as const;
  const outcome = await editor.observe(request, signal);
  return outcome.kind === 'observed' ? outcome.observation.pixels : null;
}
