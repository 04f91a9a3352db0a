import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { enterClassroom } from './app/classroom/classroom.ts';
import { rememberedLanguage } from './app/keepLanguage.ts';
import { keepOwnBrushes } from './app/keepOwnBrushes.ts';
import { keepTables } from './app/keepTables.ts';
import { ShelfContext } from './app/models/ShelfContext.ts';
import { Offline } from './app/offline/offline.ts';
import './app/styles/theme.css';
import './app/styles/layout.css';
import './app/styles/masthead.css';
import './app/styles/scene.css';
import './app/styles/controls.css';
import './app/styles/fields.css';
import './app/styles/work.css';
import './app/styles/files.css';
import './app/styles/hand.css';
import './app/styles/sheets.css';
import './app/styles/history.css';
import './app/styles/curious.css';
import './app/styles/scenes.css';
import './app/styles/models.css';
import './app/styles/projector.css';
import { chooseLanguage } from './app/texts/languages.ts';
import { PageTexts } from './app/texts/pageTexts.ts';
import { TextsContext } from './app/TextsContext.tsx';
import { createWork } from './app/work/createWork.ts';
import { keepWork } from './app/work/keepWork.ts';
import { WorkContext } from './app/work/WorkContext.ts';
import { Editor } from './editor/editor.ts';
import { modelAddress, parseStartOptions } from './editor/startOptions.ts';
import { createEngine } from './engine/client.ts';
import { createShelf } from './engine/shelf/shelf.ts';
import { ProblemError } from './model/problem.ts';
import { ensureIsolation } from './serviceWorker/ensureIsolation.ts';

/** Models that come with the page; what the user imports gets other ids. */
const OWN_MODELS = ['village'];

const modelsUrl = new URL('models/', document.baseURI).href;
const shelf = createShelf(modelsUrl, OWN_MODELS);

/** The composition root: engine, editor and page are put together here and nowhere else. */
if (!(await ensureIsolation())) await start();

/** Begins with what the page's address says; an imported model can have it begin anew without leaving. */
async function start(): Promise<void> {
  const choice = chooseLanguage(location.search, rememberedLanguage(), navigator.languages);
  const loadingTexts = PageTexts.load(choice);
  const engine = createEngine();
  const editor = new Editor(engine, nextFrame);
  keepTables(editor);
  const work = createWork(editor);
  // Before a painting comes back that one of them may have been in the hand of.
  const ends = [() => engine.dispose(), keepOwnBrushes(editor)];
  try {
    const { model, scene, backend, classroom } = parseStartOptions(location.search);
    enterClassroom(classroom);
    const baseUrl = modelAddress(model, document.baseURI, modelsUrl);
    const files = OWN_MODELS.includes(model) ? null : await shelf.files(model);
    editor.load({ baseUrl, backend, ...(files && { files }) }, scene);
    ends.push(keepWork(work, scene));
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    editor.refuse(error.problem);
  }
  const offline = new Offline();
  ends.push(() => offline.end());
  // While developing, a kept page would hide what was just written.
  if (import.meta.env.PROD) {
    void offline.start(editor, new URL('service-worker.js', document.baseURI));
  }
  const root = document.querySelector('#root');
  if (!root) throw new Error('the page has no root element');
  const texts = await loadingTexts;
  const page = createRoot(root);
  ends.push(() => page.unmount());
  const restart = (): void => {
    for (const end of ends.toReversed()) end();
    void start();
  };
  page.render(
    <StrictMode>
      <TextsContext value={texts}>
        <WorkContext value={work}>
          <ShelfContext value={shelf}>
            <App editor={editor} engine={engine} offline={offline} models={{ shelf, restart }} />
          </ShelfContext>
        </WorkContext>
      </TextsContext>
    </StrictMode>,
  );
}

/** The second frame from now: what was drawn before the call is on the screen by then. */
function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
  });
}
