import { parseJson } from '../../model/parse.ts';
import { ProblemError } from '../../model/problem.ts';
import { LOCALES, type Language } from './languages.ts';
import { numbersIn, type Numbers } from './numbers.ts';

/** One part of the texts: data, of which the page fetches the languages that it is used in. */
export class FetchedTexts<Data, Texts> {
  readonly #urls: Readonly<Record<Language, string>>;
  readonly #make: (data: Data, numbers: Numbers) => Texts;
  readonly #known = new Map<Language, Texts>();

  /**
   * @param urls each language's JSON file, relative to the page
   * @param make puts texts together from what is in such a file
   */
  constructor(
    urls: Readonly<Record<Language, string>>,
    make: (data: Data, numbers: Numbers) => Texts,
  ) {
    this.#urls = urls;
    this.#make = make;
  }

  /** The texts of a language that were fetched before. */
  known(language: Language): Texts | undefined {
    return this.#known.get(language);
  }

  /** @throws ProblemError `network`, `file-missing` or `not-json` */
  async fetch(language: Language): Promise<Texts> {
    const known = this.#known.get(language);
    if (known !== undefined) return known;
    const url = new URL(this.#urls[language], document.baseURI).href;
    let json: string;
    try {
      const response = await fetch(url);
      const { ok, status } = response;
      if (!ok) throw new ProblemError({ code: 'file-missing', url, status });
      json = await response.text();
    } catch (error) {
      if (error instanceof ProblemError) throw error;
      throw new ProblemError({ code: 'network', url, detail: String(error) });
    }
    // The file is of the program's own build; unit tests hold every language against English.
    const texts = this.#make(parseJson(json, url) as Data, numbersIn(LOCALES[language]));
    this.#known.set(language, texts);
    return texts;
  }
}
