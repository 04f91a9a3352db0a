/** Something that the segmenter sees hanging in the air. */
export type Flaw = {
  /** Index of its class. */
  readonly concept: number;
  /** Its pixels, as indices into the label map. */
  readonly pixels: ReadonlySet<number>;
};

/** Smaller patches are the segmenter's noise; behind larger ones there is often no single unit. */
const SIZES = { least: 40, most: 300 } as const;
/** How far around a patch is looked, in pixels. */
const RING = 2;
/** Share of that ring that must be air. */
const AIR = 0.9;

/**
 * The largest patch of a class that stands on the ground with next to nothing but air around it: it does
 * not touch the picture's edge, has 40 to 300 pixels, and of the pixels within two of it nine in ten are
 * of an airy class.
 * @param labels `[side, side]`
 * @param airy classes that are air or may hang in it
 */
export function findFlaw(labels: Uint8Array, side: number, airy: ReadonlySet<number>): Flaw | null {
  const seen = new Uint8Array(labels.length);
  let best: Flaw | null = null;
  for (let start = 0; start < labels.length; start++) {
    const concept = labels[start] ?? 0;
    if (seen[start] || airy.has(concept)) continue;
    const pixels = patch(labels, side, start, seen);
    if (pixels.size < Math.max(SIZES.least, (best?.pixels.size ?? 0) + 1)) continue;
    if (pixels.size > SIZES.most) continue;
    const around = ring(pixels, side);
    if (!around) continue;
    const air = [...around].filter((p) => airy.has(labels[p] ?? 0)).length;
    if (air >= AIR * around.size) best = { concept, pixels };
  }
  return best;
}

/** The pixels of one class that hang together with a first one; marks them as seen. */
function patch(labels: Uint8Array, side: number, start: number, seen: Uint8Array): Set<number> {
  const pixels = new Set([start]);
  seen[start] = 1;
  // A set is walked in the order of insertion, those that come meanwhile included.
  for (const p of pixels) {
    const column = p % side;
    const near = [p - side, p + side, ...(column > 0 ? [p - 1] : [])];
    if (column < side - 1) near.push(p + 1);
    for (const q of near) {
      if (seen[q] || labels[q] !== labels[start]) continue;
      seen[q] = 1;
      pixels.add(q);
    }
  }
  return pixels;
}

/** The pixels around a patch; null where it comes to the picture's edge. */
function ring(pixels: ReadonlySet<number>, side: number): Set<number> | null {
  const around = new Set<number>();
  for (const p of pixels) {
    const [row, column] = [Math.floor(p / side), p % side];
    if (row < RING || column < RING || row >= side - RING || column >= side - RING) return null;
    for (let dy = -RING; dy <= RING; dy++) {
      for (let dx = -RING; dx <= RING; dx++) {
        const q = p + dy * side + dx;
        if (!pixels.has(q)) around.add(q);
      }
    }
  }
  return around;
}
