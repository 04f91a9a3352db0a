/**
 * Reads whole numbers of a command line.
 * @param usage what follows the sentence on a wrong one, with what separates it
 * @returns a reader of the option `--name`; it throws a RangeError with a sentence
 */
export function wholeNumbers(usage: string) {
  return (name: string, text: string, least: number): number => {
    const value = Number(text);
    if (Number.isSafeInteger(value) && value >= least) return value;
    throw new RangeError(`--${name} is a whole number from ${least} on, not ${text}:${usage}`);
  };
}
