import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { LANGUAGE_NAMES, LANGUAGES } from '../texts/languages.ts';
import { usePageTexts, useTexts } from '../TextsContext.tsx';

/** The choice of the page's language, each by its own name. */
export function LanguageSelect(): ReactNode {
  const pageTexts = usePageTexts();
  const texts = useTexts();
  const { language, note } = useStore(pageTexts.store);
  return (
    <div className="language">
      <select
        aria-label={texts.page.language}
        value={language}
        onChange={({ target }) => {
          const chosen = LANGUAGES.find((each) => each === target.value);
          if (chosen) void pageTexts.choose(chosen);
        }}
      >
        {LANGUAGES.map((each) => (
          <option key={each} value={each} lang={each}>
            {LANGUAGE_NAMES[each]}
          </option>
        ))}
      </select>
      <p className="language-note" role="status">
        {note}
      </p>
    </div>
  );
}
