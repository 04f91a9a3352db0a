/** What a text's places are filled with, by their names. */
export type Values = Readonly<Record<string, string | number>>;

/** Puts values into the places that a text has for them, such as `{count}`. */
export function fill(text: string, values: Values): string {
  return text.replaceAll(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}
