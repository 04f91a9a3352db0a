import { fill, type Values } from './fill.ts';

/** A text for each of the language's plural categories; `other` also for those that it leaves out. */
type Forms = Partial<Readonly<Record<Intl.LDMLPluralRule, string>>> & {
  readonly other: string;
};

/** Numbers and lists as a language writes them. */
export type Numbers = {
  /** At most `digits` digits after the point. */
  readonly number: (value: number, digits?: number) => string;
  /** So many digits after the point, for columns of figures. */
  readonly fixed: (value: number, digits: number) => string;
  /** So many significant digits. */
  readonly significant: (value: number, digits: number) => string;
  /** @param share 0..1; @param digits so many after the point */
  readonly percent: (share: number, digits?: number) => string;
  /** A text in the form that goes with a number of things, which is written at `{count}`. */
  readonly counted: (forms: Forms, count: number, values?: Values) => string;
  /** `brick`, `brick or stone`, `brick, stone or plaster` */
  readonly anyOf: (words: readonly string[]) => string;
  /** `brick, stone and plaster` */
  readonly allOf: (words: readonly string[]) => string;
  /** A file's size with its unit. */
  readonly bytes: (count: number) => string;
};

/** @param locale such as `en-GB` */
export function numbersIn(locale: string): Numbers {
  // Making a formatter costs far more than using it, and a table of figures asks for dozens.
  const made = new Map<string, Intl.NumberFormat>();
  const write = (value: number, options: Intl.NumberFormatOptions): string => {
    const key = JSON.stringify(options);
    const format = made.get(key) ?? new Intl.NumberFormat(locale, options);
    made.set(key, format);
    return format.format(value);
  };
  const number: Numbers['number'] = (value, digits = 0) =>
    write(value, { maximumFractionDigits: digits });
  return {
    number,
    fixed: (value, digits) =>
      write(value, { minimumFractionDigits: digits, maximumFractionDigits: digits }),
    significant: (value, digits) =>
      write(value, { minimumSignificantDigits: digits, maximumSignificantDigits: digits }),
    percent: (share, digits = 0) =>
      write(share, {
        style: 'percent',
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
        // What rounds to nothing is no “−0 %”.
        signDisplay: 'negative',
      }),
    counted: (forms, count, values) => {
      const form = forms[new Intl.PluralRules(locale).select(count)] ?? forms.other;
      return fill(form, { ...values, count: number(count) });
    },
    anyOf: (words) => new Intl.ListFormat(locale, { type: 'disjunction' }).format(words),
    allOf: (words) => new Intl.ListFormat(locale, { type: 'conjunction' }).format(words),
    bytes: (count) => {
      const [value, unit] = count < 1e6 ? [count / 1e3, 'kilobyte'] : [count / 1e6, 'megabyte'];
      return write(value, { style: 'unit', unit, maximumFractionDigits: value < 10 ? 1 : 0 });
    },
  };
}
