/**
 * The class of highest score at each pixel; the lower class number at a tie.
 * @param scores `[classes, pixels]`
 * @returns `[pixels]`
 */
export function argmaxLabels(scores: Float32Array, classes: number): Uint8Array<ArrayBuffer> {
  const pixels = scores.length / classes;
  const labels = new Uint8Array(pixels);
  const best = scores.slice(0, pixels);
  for (let c = 1; c < classes; c++) {
    for (let p = 0; p < pixels; p++) {
      const score = scores[c * pixels + p] ?? 0;
      if (score > (best[p] ?? 0)) {
        best[p] = score;
        labels[p] = c;
      }
    }
  }
  return labels;
}
