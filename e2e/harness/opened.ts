import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { Easel } from '../../src/app/Easel.tsx';
import { EditorContext } from '../../src/app/EditorContext.tsx';
import { EngineLine } from '../../src/app/panels/EngineLine.tsx';
import '../../src/app/styles/theme.css';
import '../../src/app/styles/layout.css';
import '../../src/app/styles/scene.css';
import '../../src/app/styles/hand.css';
import { PageTexts } from '../../src/app/texts/pageTexts.ts';
import { TextsContext } from '../../src/app/TextsContext.tsx';
import { createWork } from '../../src/app/work/createWork.ts';
import { WorkContext } from '../../src/app/work/WorkContext.ts';
import { Editor } from '../../src/editor/editor.ts';
import { createEngine } from '../../src/engine/client.ts';

declare global {
  /** The editor behind the page. */
  var openedEditor: Editor;
}

/** The picture as it stands in the page, with its editor in reach, for what no one sees from outside. */
const engine = createEngine();
globalThis.openedEditor = new Editor(engine);
openedEditor.load({ baseUrl: new URL('/models/tiny/', location.href).href, backend: 'wasm' }, 1);
const texts = await PageTexts.load({ language: 'en', unknown: null });
const root = document.querySelector('#root');
if (!root) throw new Error('the page has no root element');
const easel = createElement(Easel, { engine, looksRef: () => undefined });
const page = createElement(
  EditorContext,
  { value: openedEditor },
  createElement(EngineLine),
  createElement(WorkContext, { value: createWork(openedEditor) }, easel),
);
createRoot(root).render(createElement(TextsContext, { value: texts }, page));
