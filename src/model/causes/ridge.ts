/** One measurement: which units were off, and what came of it. */
export type SubsetTrial = {
  readonly units: readonly number[];
  readonly value: number;
  /** How much it counts, such as the concept's pixels in the scene. */
  readonly weight: number;
};

/**
 * The effect of each unit, from measurements in which random subsets of them were set at once:
 * weighted ridge regression of the value on which units were in the subset, with an intercept. A
 * single unit's effect is small beside the change from scene to scene; in random subsets every
 * measurement tells of many units.
 * @param units number of units
 * @param penalty relative to the mean weight that a unit took part with
 * @returns `[units]`: change of the value for the unit's being in the subset
 */
export function subsetEffects(
  trials: readonly SubsetTrial[],
  units: number,
  penalty = 0.3,
): Float64Array {
  const total = trials.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return new Float64Array(units);
  const means = new Float64Array(units);
  let meanValue = 0;
  for (const { units: on, value, weight } of trials) {
    meanValue += (weight * value) / total;
    for (const unit of on) means[unit] = (means[unit] ?? 0) + weight / total;
  }
  const matrix = new Float64Array(units * units);
  const right = new Float64Array(units);
  const row = new Float64Array(units);
  for (const { units: on, value, weight } of trials) {
    for (let u = 0; u < units; u++) row[u] = -(means[u] ?? 0);
    for (const unit of on) row[unit] = (row[unit] ?? 0) + 1;
    for (let u = 0; u < units; u++) {
      const scaled = weight * (row[u] ?? 0);
      right[u] = (right[u] ?? 0) + scaled * (value - meanValue);
      for (let v = 0; v <= u; v++) {
        matrix[u * units + v] = (matrix[u * units + v] ?? 0) + scaled * (row[v] ?? 0);
      }
    }
  }
  let trace = 0;
  for (let u = 0; u < units; u++) trace += matrix[u * units + u] ?? 0;
  const added = (penalty * trace) / units || 1;
  for (let u = 0; u < units; u++) {
    matrix[u * units + u] = (matrix[u * units + u] ?? 0) + added;
  }
  return solve(matrix, right);
}

/** Solves `A·x = b` by Cholesky's method; `A` is positive definite, its lower half given, overwritten. */
function solve(a: Float64Array, b: Float64Array): Float64Array {
  const n = b.length;
  for (let j = 0; j < n; j++) {
    for (let i = j; i < n; i++) {
      let sum = a[i * n + j] ?? 0;
      for (let k = 0; k < j; k++) sum -= (a[i * n + k] ?? 0) * (a[j * n + k] ?? 0);
      a[i * n + j] = i === j ? Math.sqrt(sum) : sum / (a[j * n + j] ?? 1);
    }
  }
  const x = b.slice();
  for (let i = 0; i < n; i++) {
    let sum = x[i] ?? 0;
    for (let k = 0; k < i; k++) sum -= (a[i * n + k] ?? 0) * (x[k] ?? 0);
    x[i] = sum / (a[i * n + i] ?? 1);
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = x[i] ?? 0;
    for (let k = i + 1; k < n; k++) sum -= (a[k * n + i] ?? 0) * (x[k] ?? 0);
    x[i] = sum / (a[i * n + i] ?? 1);
  }
  return x;
}
