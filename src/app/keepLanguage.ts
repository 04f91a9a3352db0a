import type { PageTexts } from './texts/pageTexts.ts';

const KEY = 'ganpaint:language';

/** What was chosen on an earlier visit; null where nothing was, or storage is blocked. */
export function rememberedLanguage(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/**
 * Says the page's language in its root element, and keeps a choice in the address and for the next
 * visit.
 * @returns a function that ends it
 */
export function keepLanguage({ store }: PageTexts): () => void {
  document.documentElement.lang = store.getState().language;
  return store.subscribe(({ language }, before) => {
    if (language === before.language) return;
    document.documentElement.lang = language;
    const url = new URL(location.href);
    url.searchParams.set('lang', language);
    history.replaceState(history.state, '', url);
    try {
      localStorage.setItem(KEY, language);
    } catch {
      // Where storage is blocked the address still holds the choice.
    }
  });
}
