/** The page's languages; `zh` is written in simplified characters. */
export const LANGUAGES = ['en', 'de', 'zh'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Each language's name in itself, as it stands in the select. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: 'English',
  de: 'Deutsch',
  zh: '中文',
};

/** By which each language writes its numbers. */
export const LOCALES: Readonly<Record<Language, string>> = {
  en: 'en-GB',
  de: 'de-DE',
  zh: 'zh-CN',
};

export type LanguageChoice = {
  readonly language: Language;
  /** What `lang=` asked for, where the page does not speak it. */
  readonly unknown: string | null;
};

/**
 * The language to begin with: what the address asks for, else what was chosen here before, else the
 * first of the browser's languages that the page speaks, else English.
 * @param search such as `?lang=de`; a region after the language is taken too (`de-AT`)
 * @param remembered what was chosen on an earlier visit
 * @param preferred the browser's languages, the dearest first
 */
export function chooseLanguage(
  search: string,
  remembered: string | null,
  preferred: readonly string[],
): LanguageChoice {
  const asked = new URLSearchParams(search).get('lang');
  if (asked !== null) {
    const language = spoken(asked);
    return { language: language ?? 'en', unknown: language ? null : asked };
  }
  const wishes = remembered === null ? preferred : [remembered, ...preferred];
  const [language = 'en'] = wishes.flatMap((wish) => spoken(wish) ?? []);
  return { language, unknown: null };
}

function spoken(tag: string): Language | undefined {
  const primary = tag.toLowerCase().split(/[-_]/)[0];
  return LANGUAGES.find((language) => language === primary);
}
