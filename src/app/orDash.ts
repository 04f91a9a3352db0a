/** A figure in words, or a dash where the table lacks it: 0 would be a figure. */
export function orDash<Figure>(
  figure: Figure | null | undefined,
  inWords: (figure: Figure) => string,
): string {
  return figure === null || figure === undefined ? '–' : inWords(figure);
}
