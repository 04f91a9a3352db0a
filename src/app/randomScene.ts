/** Scenes drawn at random stay below this, so that their numbers are short to say and to write down. */
const SCENES = 1_000_000;

/** A scene that the user most likely never saw. */
export function randomScene(): number {
  const [word = 0] = crypto.getRandomValues(new Uint32Array(1));
  return word % SCENES;
}
