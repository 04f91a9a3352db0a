import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import { Announcer } from './announcements/announcer.ts';
import { announceSteps } from './announcements/announceSteps.ts';
import { LiveRegion } from './announcements/LiveRegion.tsx';
import type { MenuPlace, SceneInput } from './canvas/sceneInput.ts';
import { ScenePane, type ScenePaneProps } from './canvas/ScenePane.tsx';
import { SceneView } from './canvas/sceneView.ts';
import { useEditor } from './EditorContext.tsx';
import { listenToKeys } from './keys/listenToKeys.ts';
import { MarginLine } from './panels/MarginLine.tsx';
import { SceneMenu } from './panels/SceneMenu.tsx';
import { SceneCover } from './panels/SceneCover.tsx';
import { ZoomControl } from './panels/ZoomControl.tsx';
import { fetchedPart } from './parts/fetchedPart.ts';
import { OnDemand } from './parts/OnDemand.tsx';
import { usePageTexts, useTexts } from './TextsContext.tsx';
import { useWork } from './work/WorkContext.ts';

const helpPart = fetchedPart(
  () => import('./panels/HelpSheet.tsx'),
  ({ HelpSheet }) => HelpSheet,
);

type EaselProps = Pick<ScenePaneProps, 'engine' | 'looksRef'>;

/** The picture with what lies around it, and the keys that work on it. */
export function Easel({ engine, looksRef }: EaselProps): ReactNode {
  const editor = useEditor();
  const work = useWork();
  const pageTexts = usePageTexts();
  const texts = useTexts();
  const [view] = useState(() => new SceneView());
  const [announcer] = useState(() => new Announcer());
  const input = useRef<SceneInput | null>(null);
  const [helping, setHelping] = useState(false);
  const [menu, setMenu] = useState<MenuPlace | null>(null);

  const closeMenu = useCallback(() => setMenu(null), []);
  const closeHelp = (): void => setHelping(false);
  useEffect(() => {
    return listenToKeys({
      editor,
      work,
      view,
      input: () => input.current,
      texts: pageTexts,
      announcer,
      openHelp: () => setHelping(true),
    });
  }, [editor, work, view, pageTexts, announcer]);
  useEffect(() => announceSteps(editor, pageTexts, announcer), [editor, pageTexts, announcer]);

  return (
    <div className="easel">
      <div className="frame">
        <ScenePane
          engine={engine}
          looksRef={looksRef}
          view={view}
          announcer={announcer}
          inputRef={input}
          onMenu={setMenu}
        />
        <SceneCover />
      </div>
      <div className="margin">
        <MarginLine />
        <div className="view-tools">
          <ZoomControl view={view} />
          <button
            type="button"
            aria-label={texts.keys.open}
            title={texts.keys.open}
            aria-haspopup="dialog"
            onClick={() => setHelping(true)}
          >
            ?
          </button>
        </div>
      </div>
      <LiveRegion announcer={announcer} />
      {menu && (
        <SceneMenu place={menu} view={view} onHelp={() => setHelping(true)} onClose={closeMenu} />
      )}
      {helping && (
        <OnDemand of={helpPart} name={texts.keys.title} onClose={closeHelp}>
          {(HelpSheet) => <HelpSheet onClose={closeHelp} />}
        </OnDemand>
      )}
    </div>
  );
}
