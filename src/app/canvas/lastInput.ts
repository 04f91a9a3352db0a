/** Keys that change what others or a pointer do, and lead to other windows. */
const MODIFIERS = ['Alt', 'AltGraph', 'Control', 'Meta', 'Shift'];

/**
 * Hears on the window, before anything else takes the event, whether a key or a pointer was pressed last.
 * @returns whether it was a key, as it counts while nothing was pressed
 */
export function hearLastInput(target: EventTarget, signal: AbortSignal): () => boolean {
  let byKeys = true;
  const options = { signal, capture: true };
  target.addEventListener('pointerdown', () => (byKeys = false), options);
  target.addEventListener(
    'keydown',
    (event) => {
      if (!('key' in event) || !MODIFIERS.some((key) => key === event.key)) byKeys = true;
    },
    options,
  );
  return () => byKeys;
}
