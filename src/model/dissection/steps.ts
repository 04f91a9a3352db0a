/** Work cut into short steps, so that something else can run between two of them. */
export type Steps = Generator<void, void, void>;

/** Takes all steps at once. */
export function takeAll(steps: Steps): void {
  while (steps.next().done !== true);
}
