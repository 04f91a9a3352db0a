/** From `from` on, up to but not including `to`. */
export type Range = { readonly from: number; readonly to: number };

/** A set of whole numbers from 0 on, as disjoint ranges in ascending order that do not touch. */
export class Coverage {
  #ranges: Range[] = [];

  constructor(ranges: readonly Range[] = []) {
    for (const range of ranges) this.add(range);
  }

  get ranges(): readonly Range[] {
    return this.#ranges;
  }

  get size(): number {
    return this.#ranges.reduce((sum, { from, to }) => sum + to - from, 0);
  }

  /** @throws RangeError if part of it is there already: what it stands for would count twice. */
  add({ from, to }: Range): void {
    if (from >= to) return;
    const twice = this.#ranges.find((range) => range.from < to && from < range.to);
    if (twice) {
      const [first, last] = [Math.max(from, twice.from), Math.min(to, twice.to) - 1];
      throw new RangeError(`${first} to ${last} would count twice`);
    }
    const sorted = [...this.#ranges, { from, to }].sort((a, b) => a.from - b.from);
    this.#ranges = [];
    for (const range of sorted) {
      const last = this.#ranges.at(-1);
      if (last?.to === range.from) this.#ranges.splice(-1, 1, { from: last.from, to: range.to });
      else this.#ranges.push(range);
    }
  }

  /** The parts of a range that are not there. */
  missing({ from, to }: Range): Range[] {
    const gaps: Range[] = [];
    let next = from;
    for (const range of this.#ranges) {
      if (range.to <= next || range.from >= to) continue;
      if (range.from > next) gaps.push({ from: next, to: range.from });
      next = range.to;
    }
    if (next < to) gaps.push({ from: next, to });
    return gaps;
  }
}

/** Part `k` (1..n) of a range, of `n` parts whose sizes differ by at most one. */
export function partOf({ from, to }: Range, k: number, n: number): Range {
  const edge = (i: number) => from + Math.floor(((to - from) * i) / n);
  return { from: edge(k - 1), to: edge(k) };
}

/** The numbers of several ranges, dealt to `n` parts whose sizes differ by at most one. */
export function shareOut(ranges: readonly Range[], n: number): Range[][] {
  const total = ranges.reduce((sum, { from, to }) => sum + to - from, 0);
  return Array.from({ length: n }, (_, i) => {
    const { from, to } = partOf({ from: 0, to: total }, i + 1, n);
    let before = 0;
    return ranges.flatMap((range) => {
      const start = range.from + Math.max(from - before, 0);
      const end = Math.min(range.to, range.from + to - before);
      before += range.to - range.from;
      return start < end ? [{ from: start, to: end }] : [];
    });
  });
}
