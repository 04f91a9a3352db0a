import { createStore, type StoreApi } from 'zustand/vanilla';
import { FetchedTexts } from './fetchedTexts.ts';
import { LANGUAGE_NAMES, type Language, type LanguageChoice } from './languages.ts';
import de from './page/de.json?url';
import en from './page/en.json?url';
import zh from './page/zh.json?url';
import { textsFrom, type Texts } from './texts.ts';

/** Each language is a file of its own, downloaded when it is chosen. */
const pagePart = new FetchedTexts({ en, de, zh }, textsFrom);

export type PageTextsState = {
  readonly language: Language;
  readonly texts: Texts;
  /** What there is to tell about the language itself. */
  readonly note: string | null;
};

/** The page's texts in the language that was chosen last. */
export class PageTexts {
  readonly store: StoreApi<PageTextsState>;
  #wanted: Language;

  private constructor(language: Language, texts: Texts, unknown: string | null) {
    this.#wanted = language;
    const note = unknown === null ? null : texts.page.languageUnknown(unknown);
    this.store = createStore(() => ({ language, texts, note }));
  }

  /** Fetches the texts to begin with; English if the others cannot be had. */
  static async load({ language, unknown }: LanguageChoice): Promise<PageTexts> {
    try {
      return new PageTexts(language, await pagePart.fetch(language), unknown);
    } catch {
      return new PageTexts('en', await pagePart.fetch('en'), null);
    }
  }

  /** Goes to another language once its texts are there; the language chosen last wins. */
  async choose(language: Language): Promise<void> {
    this.#wanted = language;
    try {
      const texts = await pagePart.fetch(language);
      if (language === this.#wanted) this.store.setState({ language, texts, note: null });
    } catch {
      const { texts } = this.store.getState();
      this.store.setState({ note: texts.page.languageMissing(LANGUAGE_NAMES[language]) });
    }
  }
}
