import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { rememberedLanguage } from './app/keepLanguage.ts';
import './app/styles/theme.css';
import './app/styles/layout.css';
import './app/styles/masthead.css';
import './app/styles/controls.css';
import './app/styles/fields.css';
import { TeacherApp } from './app/teacher/TeacherApp.tsx';
import './app/teacher/teacher.css';
import { chooseLanguage } from './app/texts/languages.ts';
import { PageTexts } from './app/texts/pageTexts.ts';
import { TextsContext } from './app/TextsContext.tsx';

/** The teacher's page stands by itself: it needs neither the engine nor the canvas. */
const choice = chooseLanguage(location.search, rememberedLanguage(), navigator.languages);
const texts = await PageTexts.load(choice);
const root = document.querySelector('#root');
if (!root) throw new Error('the page has no root element');
createRoot(root).render(
  <StrictMode>
    <TextsContext value={texts}>
      <TeacherApp search={location.search} />
    </TextsContext>
  </StrictMode>,
);
