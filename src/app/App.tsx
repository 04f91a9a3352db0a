import { useEffect, useState, type ReactNode } from 'react';
import type { Editor } from '../editor/editor.ts';
import type { EnginePort } from '../model/port.ts';
import { Easel } from './Easel.tsx';
import { classroom, useShown } from './classroom/classroom.ts';
import { EditorContext } from './EditorContext.tsx';
import { FileDrop } from './FileDrop.tsx';
import { keepLanguage } from './keepLanguage.ts';
import { LaboratoryButton, useLaboratoryDoor } from './LaboratoryDoor.tsx';
import { OfflineLine } from './offline/OfflineLine.tsx';
import type { Offline } from './offline/offline.ts';
import type { ModelDoor } from './models/importing.ts';
import { ModelsButton } from './models/ModelsButton.tsx';
import { ActionBar } from './panels/ActionBar.tsx';
import { BrushPanel } from './panels/BrushPanel.tsx';
import { EngineLine } from './panels/EngineLine.tsx';
import { HistoryPanel } from './panels/history/HistoryPanel.tsx';
import { SelectedStroke } from './panels/history/SelectedStrokePanel.tsx';
import { LanguageSelect } from './panels/LanguageSelect.tsx';
import { ModePanel } from './panels/ModePanel.tsx';
import { SceneStrip } from './panels/scenes/SceneStrip.tsx';
import { StrokePanel } from './panels/StrokePanel.tsx';
import { keepSceneInAddress } from './sceneAddress.ts';
import { usePageTexts, useTexts } from './TextsContext.tsx';
import { WorkMenu } from './work/WorkMenu.tsx';
import { WorkMessage } from './work/WorkMessage.tsx';

type AppProps = {
  readonly editor: Editor;
  /** Asks for the canvas elements that it draws on; nothing else of the engine is used here. */
  readonly engine: Pick<EnginePort, 'on' | 'attachCanvas'>;
  readonly offline: Offline;
  readonly models: ModelDoor;
};

/** The page. */
export function App({ editor, engine, offline, models }: AppProps): ReactNode {
  const texts = useTexts();
  const pageTexts = usePageTexts();
  const door = useLaboratoryDoor(classroom.getState().lesson !== null);
  const shown = {
    models: useShown('models'),
    work: useShown('work'),
    history: useShown('history'),
    scenes: useShown('scenes'),
  };
  /** Lies over the picture; the laboratory shows there what it measured. */
  const [looks, setLooks] = useState<HTMLElement | null>(null);
  useEffect(() => keepSceneInAddress(editor), [editor]);
  useEffect(() => keepLanguage(pageTexts), [pageTexts]);
  return (
    <EditorContext value={editor}>
      <header className="masthead">
        <img className="mark" src={`${import.meta.env.BASE_URL}icon.svg`} alt="" />
        <h1>{texts.page.title}</h1>
        <p className="subtitle">{texts.page.subtitle}</p>
        <EngineLine />
        <LaboratoryButton door={door} />
        {shown.models && <ModelsButton door={models} />}
        <LanguageSelect />
      </header>
      <main className={door.Panel ? 'studio with-laboratory' : 'studio'}>
        <Easel engine={engine} looksRef={setLooks} />
        <div className="tray">
          <BrushPanel />
        </div>
        {door.Panel && looks && <door.Panel looks={looks} onClose={door.toggle} />}
        <div className="side">
          <ModePanel />
          <ActionBar />
          {shown.work && <WorkMenu />}
          <SelectedStroke otherwise={<StrokePanel />} />
          {shown.history && <HistoryPanel />}
        </div>
        {shown.scenes && <SceneStrip />}
      </main>
      <OfflineLine offline={offline} />
      <FileDrop />
      <WorkMessage />
    </EditorContext>
  );
}
