/** A brush should fill this much of the stroke; of settings that do, the cleanest is looked for. */
const ENOUGH_GAIN = 0.5;
/** What it fills beyond this counts so much less: a clean edge is worth more there. */
const FULL_GAIN = 0.75;
const OVERFULL = 0.9;
/** There each hundredth of spill over ENOUGH_SPILL costs as much as twelve hundredths of gain. */
const CLEAN_WEIGHT = 12;
/** A ring of which more became a third class is too torn for that. */
const MOST_SPILL = 0.14;
const SPILL_WEIGHT = 0.5;
/** Where none fills the stroke, what a setting's realness lacks to the best one's is taken off, up to this. */
const MOST_UNREAL = 0.5;
/** … and this share of its gain: a picture in which nothing changed is the most real of all. */
const UNREAL_OF_GAIN = 2 / 3;
/** Of what fills it, this share of that: as much as a hundredth of spill. */
const UNREAL_WHERE_FULL = 0.25;
/** Of what fills it without tearing the ring, more of it: looks are what is left to choose by. */
const UNREAL_WHERE_CLEAN = 0.4;
/** So little may be seen of a ring that less is no better. The judge sees up to 0.04 more than this segmenter. */
const ENOUGH_SPILL = 0.06;
/** Of other settings, each hundredth of spill over it takes six off the gain. */
const TORN_WEIGHT = 6;
/** The most that a torn ring takes: a door with a torn frame is still better than none. */
const MOST_TORN = 0.45;

/**
 * How good a way to draw is. Those that fill enough of the stroke and do not tear the ring around it come first,
 * the cleanest of them foremost. Of the others: the rise of the concept's share inside the stroke, less a part of
 * it where the ring is torn, and less half the torn share. Were a torn ring held against these in full, doing
 * nothing would score best for a concept as small as a window, whose frame alone fills a ring.
 */
export function scoreOf(gain: number, spill: number): number {
  const excess = Math.max(spill - ENOUGH_SPILL, 0);
  if (isClean(gain, spill))
    return 2 + gain - OVERFULL * Math.max(gain - FULL_GAIN, 0) - CLEAN_WEIGHT * excess;
  const torn = Math.min(TORN_WEIGHT * excess, MOST_TORN);
  return gain - torn * Math.max(gain, 0) - SPILL_WEIGHT * spill;
}

function isClean(gain: number, spill: number): boolean {
  return gain >= ENOUGH_GAIN && spill <= MOST_SPILL;
}

/**
 * The same where a critic has seen the painting as well. Where nothing fills the stroke, judges of concepts guess:
 * a flat dark oval is more of a tree to them than a shaded crown. There the better picture is preferred. Where several
 * fill it, it decides between those that are about as full and as clean: a cloud like cut paper and a shaded one.
 * @param unreal how much less the critic's logit rises than with the concept's best picture; at least 0
 */
export function scoreWithRealness(gain: number, spill: number, unreal: number): number {
  const score = scoreOf(gain, spill);
  const taken = Math.min(unreal, MOST_UNREAL);
  if (isClean(gain, spill)) return score - UNREAL_WHERE_CLEAN * taken;
  if (gain >= ENOUGH_GAIN) return score - UNREAL_WHERE_FULL * taken;
  return score - Math.min(taken, UNREAL_OF_GAIN * Math.max(gain, 0));
}

/**
 * How much each setting's realness lacks to the best; one that the critic has not seen lacks as much as the others
 * do on average.
 */
export function unrealness(realness: readonly (number | undefined)[]): number[] {
  const seen = realness.flatMap((each) => each ?? []);
  if (seen.length === 0) return realness.map(() => 0);
  const most = Math.max(...seen);
  const mean = seen.reduce((a, b) => a + b, 0) / seen.length;
  return realness.map((each = mean) => most - each);
}
