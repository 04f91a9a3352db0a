let last = 0;
/** Work in one go lasts so many milliseconds, far below what a hand would feel. */
const SLICE = 8;

/** Lets the page go on if it was held up for a while; to be awaited between pieces of long work. */
export async function pause(): Promise<void> {
  if (performance.now() - last < SLICE) return;
  await new Promise((resolve) => setTimeout(resolve));
  last = performance.now();
}
