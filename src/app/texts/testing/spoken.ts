/** For each function among texts, arguments to call it with; one that lacks them does not compile. */
export type Samples<Texts> = {
  readonly [
    Key in keyof Texts as HoldsFunctions<Texts[Key]> extends true ? Key : never
  ]: Texts[Key] extends (...given: infer Given) => string ? readonly Given[] : Samples<Texts[Key]>;
};

type HoldsFunctions<Value> = Value extends string | readonly unknown[]
  ? false
  : Value extends (...given: never[]) => unknown
    ? true
    : true extends { [Key in keyof Value]: HoldsFunctions<Value[Key]> }[keyof Value]
      ? true
      : false;

/** Every text as the page would show it, by its path; that of a function with its place among the samples. */
export function spoken<Texts extends object>(
  texts: Texts,
  samples: Partial<Samples<Texts>>,
): Map<string, string> {
  return new Map(speak(texts, samples, ''));
}

function* speak(text: unknown, sample: unknown, path: string): Generator<[string, string]> {
  if (typeof text === 'string') yield [path, text];
  if (typeof text === 'function') {
    const say = text as (...given: unknown[]) => string;
    for (const [index, given] of ((sample ?? []) as unknown[][]).entries()) {
      yield [`${path}(${index})`, say(...given)];
    }
  }
  if (typeof text !== 'object' || text === null) return;
  for (const [key, each] of Object.entries(text) as [string, unknown][]) {
    const below = (sample as Readonly<Record<string, unknown>> | undefined)?.[key];
    yield* speak(each, below, path === '' ? key : `${path}.${key}`);
  }
}
