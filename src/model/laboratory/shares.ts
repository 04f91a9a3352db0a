/** The share of a class among the pixels of a region, before and after. */
export type ShareChange = {
  /** Index of the class. */
  readonly concept: number;
  /** 0..1 */
  readonly before: number;
  readonly after: number;
};

/** Share of a class's pixels that went, −∞..1; null where there were none. */
export function shareGone(changes: readonly ShareChange[], concept: number): number | null {
  const change = changes.find((each) => each.concept === concept);
  return change && change.before > 0 ? 1 - change.after / change.before : null;
}

/** What became of a region and of the rest of the picture; each list by size of the change. */
export type RegionChange = {
  /** Share of the picture's pixels in the region, 0..1. */
  readonly size: number;
  readonly inside: readonly ShareChange[];
  readonly outside: readonly ShareChange[];
};

/**
 * Compares two label maps inside and outside of a region. Classes that are nowhere in a part are left
 * out of it.
 * @param before `[pixels]`
 * @param after `[pixels]`
 * @param region `[pixels]`, 1 inside
 */
export function regionChange(
  before: Uint8Array,
  after: Uint8Array,
  region: Uint8Array,
  classes: number,
): RegionChange {
  const inside = region.reduce((sum, each) => sum + each, 0);
  const part = (value: 0 | 1, pixels: number): ShareChange[] => {
    const [was, is] = [before, after].map((labels) => countLabels(labels, region, value, classes));
    return Array.from({ length: classes }, (_, concept) => ({
      concept,
      before: pixels === 0 ? 0 : (was?.[concept] ?? 0) / pixels,
      after: pixels === 0 ? 0 : (is?.[concept] ?? 0) / pixels,
    }))
      .filter((change) => change.before > 0 || change.after > 0)
      .sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before));
  };
  return {
    size: region.length === 0 ? 0 : inside / region.length,
    inside: part(1, inside),
    outside: part(0, region.length - inside),
  };
}

/** `[classes]`: pixels of each class where the region has the value. */
function countLabels(
  labels: Uint8Array,
  region: Uint8Array,
  value: 0 | 1,
  classes: number,
): Uint32Array {
  const counts = new Uint32Array(classes);
  labels.forEach((label, p) => {
    if (region[p] === value) counts[label] = (counts[label] ?? 0) + 1;
  });
  return counts;
}

/** `[classes]`: share of each class in all pixels, 0..1. */
export function classShares(labels: Uint8Array, classes: number): number[] {
  const counts = new Uint32Array(classes);
  for (const label of labels) counts[label] = (counts[label] ?? 0) + 1;
  return Array.from(counts, (n) => (labels.length === 0 ? 0 : n / labels.length));
}
