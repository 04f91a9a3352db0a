/** What the sentences of every language are made with. */

/** The last part of an address. */
export function fileName(url: string): string {
  return url.split('/').at(-1) ?? url;
}

/** A share in steps of a tenth, so that whoever has it read out is not told every percent. */
export function tenths(done: number, total: number): number {
  return total === 0 ? 0 : Math.floor((done / total) * 10) / 10;
}
