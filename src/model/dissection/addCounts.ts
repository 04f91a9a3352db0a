/** Sums field by field of counts that pool by addition; both have the same fields. */
export function addCounts<Counts extends Readonly<Record<string, number>>>(
  a: Counts,
  b: Counts,
): Counts {
  const sums = Object.entries(a).map(([name, count]) => [name, count + (b[name] ?? 0)] as const);
  return Object.fromEntries(sums) as Counts;
}
