import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { Language } from './texts/languages.ts';
import type { PageTexts } from './texts/pageTexts.ts';
import type { Texts } from './texts/texts.ts';

export const TextsContext = createContext<PageTexts | null>(null);

/** The page's texts and the choice of their language. @throws Error outside of a `TextsContext` */
export function usePageTexts(): PageTexts {
  const texts = useContext(TextsContext);
  if (!texts) throw new Error('there are no texts around this component');
  return texts;
}

/** All texts in the language that was chosen; the component renders again when that changes. */
export function useTexts(): Texts {
  return useStore(usePageTexts().store, ({ texts }) => texts);
}

/** The language that was chosen. */
export function useLanguage(): Language {
  return useStore(usePageTexts().store, ({ language }) => language);
}
